"""Gaps filled from other indicators, other years or other regions."""
