"""One figure each: a figure of the lesson, a style and a width in; a scene out."""
