"""A document in; the slides that say it, laid out, out."""
