"""Exercises on paper: what is asked, the form of the answer, the room for it."""
