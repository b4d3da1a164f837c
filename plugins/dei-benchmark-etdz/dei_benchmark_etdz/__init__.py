"""National benchmark: national economic and technological development zones (国家级经济技术开发区)."""
