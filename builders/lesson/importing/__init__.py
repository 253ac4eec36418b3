"""The bytes of an old lesson plan go in; the text of a lesson file that builds comes out.

Nothing of the plan is lost: what has no place in a lesson stands at the end as comments. What may
be wrong in the plan, and what its dates and numbers could become, are comments at their place.
"""

from __future__ import annotations

from builders.lesson.importing import plain, word
from builders.lesson.importing.drafting import drafted
from builders.lesson.importing.sections import split
from builders.lesson.importing.vocabulary import language_of, load

_PACKAGE = b"PK"  # how a zip file begins


def draft(data: bytes, file: str, assets: str = "assets") -> str:
    """Return the lesson file that the plan ``data``, the content of ``file``, makes.

    ``assets`` is the path to that folder from the new file. Raises ``ImportRefusedError``.
    """
    document = word.read(data) if data.startswith(_PACKAGE) else plain.read(data)
    language = language_of(document.text)
    sections = split(document, load(language))
    return drafted(sections, document.text, file, language, assets)
