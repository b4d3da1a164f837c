"""National benchmark: county digital village index (县域数字乡村指数)."""
