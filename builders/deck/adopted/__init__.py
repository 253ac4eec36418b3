"""A user's own template in; what slides are planned with, and its empty package, out."""
