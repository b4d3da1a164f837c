"""The indicator system, goalposts, weights and guidance for counties and county-level cities (县市)."""
