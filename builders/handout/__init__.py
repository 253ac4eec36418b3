"""A lesson in; a printable, tagged PDF handout and its key out."""
