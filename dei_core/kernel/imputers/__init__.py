"""Imputers: what stands in for a value that is missing."""
