"""National benchmark: new-type smart city (新型智慧城市)."""
