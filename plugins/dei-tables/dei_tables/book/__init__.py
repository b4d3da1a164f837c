"""The workbook for analysts: everything that a run knows, on sheets that people read, filter and print."""
