"""Vector drawings: paths, words and pictures at fixed places, for both outputs."""
