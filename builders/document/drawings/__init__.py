"""Figures and graphs of a lesson go in; what is drawn, with its words, comes out."""
