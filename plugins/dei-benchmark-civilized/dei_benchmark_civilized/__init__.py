"""National benchmark: national civilised city (全国文明城市)."""
