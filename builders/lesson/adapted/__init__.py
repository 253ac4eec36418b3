"""One lesson for other readers: the variants of a test, the sheets of the levels."""
