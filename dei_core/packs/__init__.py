"""Packs and plugins: found, read, held to the protocol, gathered in a registry."""
