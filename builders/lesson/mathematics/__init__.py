"""TeX goes in; the parts of a formula, what they say in a line and aloud, come out."""
