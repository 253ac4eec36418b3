"""The tree of a formula goes in; where each of its signs stands comes out."""
