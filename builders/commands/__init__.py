"""The verbs of the command line: what was asked goes in; sentences and an exit code come out."""
