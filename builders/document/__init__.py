"""A lesson and the words of its language go in; what is said, in order, before any layout, out."""
