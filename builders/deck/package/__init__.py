"""Parts of a presentation in; one sound OOXML package, the same bytes each time, out."""
