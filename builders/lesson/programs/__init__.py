"""Programs that a lesson shows: their lines, the language they are written in, which are shown."""
