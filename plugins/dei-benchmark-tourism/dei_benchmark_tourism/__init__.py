"""National benchmark: all-for-one tourism demonstration zone (国家全域旅游示范区)."""
