"""`dei analyse` and `dei compare`: options, screens, documents, words."""
