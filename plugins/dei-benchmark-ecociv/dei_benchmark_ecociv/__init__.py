"""National benchmark: ecological civilisation demonstration (国家生态文明建设示范区)."""
