"""The indicator system, goalposts, weights and guidance for development zones (高新区、经开区)."""
