"""Words in squares: a crossword and a word search, laid out from what they are to hold."""
