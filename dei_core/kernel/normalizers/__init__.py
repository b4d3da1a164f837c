"""Normalizers: from a value to a score, one family of them in a module."""
