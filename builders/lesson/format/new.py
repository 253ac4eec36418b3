"""A language, a kind of lesson and its topic -> the text of a fresh lesson file."""

from __future__ import annotations

import re

from builders import languages
from builders.languages import Language
from builders.lesson.model import Kind

FOLDER = "new"
_SAFE = re.compile(
    r"(?!(?i:null)$)(?:[^\W\d_]|[«„“\d])[^:#\"\\]*"
)  # a text that YAML takes as it stands


def new_lesson(
    language: Language, kind: Kind, title: str = "", number: str = "", assets: str = "assets"
) -> str:
    """Return a valid, commented lesson; ``assets`` is the path to that folder from the new file."""
    text = (languages.file(language, FOLDER) / f"{kind}.yaml").read_text(encoding="utf-8")
    for key, value in (("title", title), ("number", number)):
        if value.strip():
            before, _, after = re.split(rf"(?m)^  {key}: (.*)$", text, maxsplit=1)
            text = f"{before}  {key}: {_quoted(value)}{after}"
    return f"# yaml-language-server: $schema={assets}/{schema_name(language)}\n{text}"


def schema_name(language: Language) -> str:
    """Return the name of the schema that speaks ``language``."""
    is_plain = language == languages.without_code("schema")
    return "lesson.schema.json" if is_plain else f"lesson.schema.{language}.json"


def _quoted(value: str) -> str:
    plain = " ".join(value.split())
    if _SAFE.fullmatch(plain):
        return plain
    escaped = plain.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
