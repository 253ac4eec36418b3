"""Figures, dates and prose in; what does not add up out."""
