"""Graphs in a plane and lines of numbers: functions and points in, marks out."""
