"""A column before its normalizer, or a score behind it."""
