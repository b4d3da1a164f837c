"""Declares methods, and has none."""
