"""What packs and editions are made of: frozen values that know no file and no array."""
