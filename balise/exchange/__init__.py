"""Formats in and out: a row in, a typed record or a readable error out."""
