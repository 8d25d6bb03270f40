"""From an uploaded file to facts: bounded, checked, and never half-loaded."""
