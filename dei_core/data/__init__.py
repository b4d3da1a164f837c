"""The door: a sheet becomes a table, or findings that say what is wrong with it."""
