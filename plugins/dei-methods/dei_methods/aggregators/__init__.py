"""Scores of a region among the others."""
