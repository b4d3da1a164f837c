"""The map of China that the report draws on: read from a package, projected, simplified and kept."""
