"""The indicator system, goalposts, weights and guidance for urban districts (城区)."""
