"""The directory: who helps, where, how to reach them, and who said so."""
