"""A deck's file in; what the validator of the format finds in it, out."""

import re
from pathlib import Path

from openxml_audit import validate_pptx

# PowerPoint gives the letters of an equation the properties of DrawingML ([MS-ODRAWXML] 3.5, as in
# every file that it writes); the validator knows only those of Word there.
_LETTERS = re.compile(r"/oMath\[1\].*/(?:r|ctrlPr)\[\d+\]: .*'rPr'")


def findings(file: Path) -> list[str]:
    """Return what is found, but for what PowerPoint itself does."""
    found = map(str, validate_pptx(file).errors)
    return [each for each in found if not _LETTERS.search(each)]
