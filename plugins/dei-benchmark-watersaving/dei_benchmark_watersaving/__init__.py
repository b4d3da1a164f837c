"""National benchmark: national water-saving city (国家节水型城市)."""
