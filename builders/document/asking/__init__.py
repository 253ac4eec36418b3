"""Questions and tasks in words: what is asked, how it is answered, what is right."""
