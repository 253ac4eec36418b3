"""Laid pages in; the parts of an accessible PDF file out."""
