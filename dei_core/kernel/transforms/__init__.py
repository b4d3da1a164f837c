"""Transforms: of a value before it is scored, or of a score on its way up."""
