"""The story's numbers in the form in which each platform, and each template of our own, hands them out."""
