"""What a visitor of a link sees, page by page, and that it is nothing else."""
