"""What every number means: its definition, how it may be aggregated, its arithmetic and the way it is written."""
