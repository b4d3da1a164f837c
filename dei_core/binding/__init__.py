"""Where the two wings meet: packs and an edition become a plan."""
