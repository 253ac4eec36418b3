"""Theme tokens in; our own master and layouts, for slides to stand on, out."""
