"""Paragraphs in; what is wrong in their letters, words and signs out."""
