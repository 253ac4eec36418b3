"""How a lesson looks: type, space, colour and words in; measured, placed and drawn values out."""
