"""An edition as files: read, held to its lock, scored, published, read back and asked what if."""
