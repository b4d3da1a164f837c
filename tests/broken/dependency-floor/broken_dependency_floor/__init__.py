"""The package of a broken pack."""
