"""The numbers: plain functions on arrays, which know no edition and print nothing."""
