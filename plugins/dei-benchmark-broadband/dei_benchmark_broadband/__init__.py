"""National benchmark: Broadband China demonstration city (“宽带中国”示范城市)."""
