"""Derives `data/places/` from the packages that hold the communes of France, their outlines, their points."""
