"""A piece of a lesson goes in; the smallest whole lesson that holds it comes out."""

import re

from builders.languages import Language

WORDS = {
    "kk": ("Тақырып", "Кезең", "Мәтін."),
    "ru": ("Тема", "Этап", "Текст."),
    "en": ("A topic", "A stage", "A text."),
}


def whole(snippet: str, language: Language) -> str:
    """Return a lesson of 45 minutes with ``snippet`` at its place.

    It is a list of blocks if it opens with a hyphen, else one of the parts of a lesson; one that
    opens with a remark is a whole file.
    """
    if snippet.startswith("#"):
        return snippet
    topic, stage, text = WORDS[language]
    head = f"topic:\n  title: {topic}\n  language: {language}\n  minutes: 45\n"
    procedure = f"procedure:\n  - stage: {stage}\n    minutes: 45\n    blocks:\n"
    blocks, parts = _apart(snippet)
    before = "" if parts.startswith("topic:") else head
    if "\nprocedure:" in f"\n{parts}":
        return before + parts
    shown = blocks or f"- text: {text}\n"
    return before + parts + procedure + re.sub(r"(?m)^(?=.)", " " * 6, shown)


def _apart(snippet: str) -> tuple[str, str]:
    """Return the blocks that ``snippet`` opens with, and the parts of a lesson after them."""
    if not snippet.startswith("- "):
        return "", snippet
    end = re.search(r"(?m)^(?![-\s])", snippet)
    return (snippet[: end.start()], snippet[end.start() :]) if end else (snippet, "")
