"""Programs as they are laid out: what each piece of a line is, and where a long line goes on."""
