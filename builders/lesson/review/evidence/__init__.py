"""Claims and sources in; what does not say where it comes from out."""
