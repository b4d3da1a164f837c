"""Columns to scores: by places, efficacy functions, stated or learned ends of the scale."""
