"""National benchmark: national high-tech zones (国家高新技术产业开发区)."""
