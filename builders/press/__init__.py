"""Painted bytes in; checked and published files out."""
