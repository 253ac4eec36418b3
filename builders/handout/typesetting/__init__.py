"""Styled text and a measure in; well-filled lines out."""
