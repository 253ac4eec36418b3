"""What is taught: the text of a lesson goes in, a typed lesson comes out."""
