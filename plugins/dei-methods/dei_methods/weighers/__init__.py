"""Weights from the scores of the regions, or from judgements."""
