"""A language -> what the editor and the reference page say of each key of a lesson file."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from msgspec import Struct

from builders import languages
from builders.languages import Language
from builders.lesson.shape import Field
from builders.lesson.source import source

FILE = "help.yaml"


class About(Struct, frozen=True):
    """What is said of one class: its name, a sentence, and a piece of a lesson file to start from.

    ``keys`` holds a sentence for each key that the class itself declares, ``examples`` a value for
    some of them.
    """

    name: str
    about: str
    keys: Mapping[str, str]
    example: str = ""
    examples: Mapping[str, tuple[str, ...]] | None = None


class Help(Struct, frozen=True):
    """Everything said in one language; ``words`` are those of the reference page."""

    title: str
    about: str
    words: Mapping[str, str]
    choices: Mapping[str, Mapping[str, str]]
    records: Mapping[str, About]

    def of_key(self, made: type[object], field: Field) -> tuple[str, list[str]]:
        """Return the sentence and the examples of a key, from the class that declares it."""
        if field.is_kind:
            return self.records[field.hint.__name__].about, []
        owner = self.records[declaring(made, field).__name__]
        return owner.keys[field.key], list((owner.examples or {}).get(field.key, ()))


def declaring(made: type[object], field: Field) -> type[object]:
    """Return the class, ``made`` or a base of it, that declares ``field``."""
    return next(each for each in made.__mro__ if field.name in vars(each).get("__slots__", ()))


@cache
def load(language: Language) -> Help:
    """Return the help of ``language``."""
    file = languages.file(language, FILE)
    tree = source.read(file.read_bytes(), file.name)
    assert not tree.problems, tree.problems
    found = source.plain(tree.root)
    assert set(found) == set(Help.__struct_fields__)
    records = {name: About(**said) for name, said in found.pop("records").items()}
    choices = {"language": _languages(), **found.pop("choices")}
    return Help(records=records, choices=choices, **found)


def _languages() -> dict[str, str]:
    """Return each language by its own name."""
    return {code: languages.about(code).names[0] for code in languages.known()}
