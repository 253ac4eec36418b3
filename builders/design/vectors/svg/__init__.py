"""The bytes of an SVG file go in; a drawing comes out, with the names of what it lacks."""
