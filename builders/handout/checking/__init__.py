"""A document and its laid pages go in; what the teacher should know of them comes out."""
