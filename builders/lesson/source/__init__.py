"""The text of a lesson file in; a positioned tree, or what is wrong with the text, out."""
