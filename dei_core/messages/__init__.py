"""What is said of faults, in both languages, one module for each room that says it."""
