"""The sources of a lesson in; a numbered list as the standards want it out."""
