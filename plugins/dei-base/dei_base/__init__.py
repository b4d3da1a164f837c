"""Indicators, traits, tier schemes and features that the packs of the city digitalisation index share."""
