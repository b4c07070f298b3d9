"""The airlock: from the directory to a signed public pack."""
