"""TOML files to values and back, strictly, every fault with its place."""
