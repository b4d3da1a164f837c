"""What the data and the structure of an index say about it: pure functions on arrays."""
