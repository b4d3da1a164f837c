"""`dei docs` and `dei report`."""
