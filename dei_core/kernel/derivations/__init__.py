"""Derivations: an indicator reckoned from others."""
