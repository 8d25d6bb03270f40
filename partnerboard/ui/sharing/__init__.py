"""The page of shared links, part by part."""
