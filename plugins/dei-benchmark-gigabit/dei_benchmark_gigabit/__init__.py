"""National benchmark: gigabit city (千兆城市)."""
