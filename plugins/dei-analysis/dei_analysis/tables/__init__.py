"""The outcome as tables: their columns, their rows, the folder they are written into."""
