"""The documents that `dei docs` writes."""
