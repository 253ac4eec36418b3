"""A positioned tree in; checked values, or what is wrong with them, out."""
