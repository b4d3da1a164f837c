"""Documents that people read, made from packs and editions."""
