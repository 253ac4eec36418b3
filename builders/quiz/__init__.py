"""Tasks for other programs: questions as values, then Moodle XML, GIFT and a sheet for games."""
