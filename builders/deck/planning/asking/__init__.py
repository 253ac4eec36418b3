"""Exercises on slides: what is asked large, the form of the answer, the answer on a click."""
