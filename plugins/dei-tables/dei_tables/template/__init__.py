"""The data-collection workbook: what an edition needs, as sheets that region staff fill in and `dei run` reads."""
