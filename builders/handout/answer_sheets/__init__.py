"""Sheets that a student marks and a phone reads, and the same with what is right marked."""
