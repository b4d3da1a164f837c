"""Outliers brought in, or columns drawn out of their skew."""
