"""Functions that are drawn: what is typed of them, read as arithmetic and nothing else."""
