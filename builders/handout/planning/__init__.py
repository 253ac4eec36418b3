"""A document in; what stands on its pages, broken into lines and pages, out."""
