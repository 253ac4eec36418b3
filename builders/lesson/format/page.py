"""A language -> the page that tells a teacher every key of a lesson file, in Markdown."""

from __future__ import annotations

from decimal import Decimal
from typing import get_args

from msgspec import Struct

from builders import languages
from builders.languages import Language
from builders.lesson.blocks import BLOCK_KINDS
from builders.lesson.format import help as help_texts
from builders.lesson.format.help import Help, declaring
from builders.lesson.format.schema import Class, every_class, members
from builders.lesson.graphs.values import Function, Interval, Mark, Spot, Stretch
from builders.lesson.inline import Text
from builders.lesson.mathematics.equations import Equations
from builders.lesson.model import Lesson
from builders.lesson.programs.program import Numbers, Program
from builders.lesson.quantity import Quantity
from builders.lesson.shape import Field, choices, shape_of
from builders.lesson.space import Space

_WORDS = {Text: "text", str: "text", bool: "truth", int: "whole", Decimal: "number", Space: "space"}
_WORDS |= {Quantity: "number", Equations: "text", Program: "text", Numbers: "lines"}
_WORDS |= {Function: "function", Interval: "interval", Spot: "spot", Mark: "number"}
_WORDS |= {Stretch: "stretch"}
_KINDS = {made: kind for kind, made in BLOCK_KINDS.items()}


def reference_page(language: Language) -> str:
    """Return the page in ``language``."""
    said = help_texts.load(language)
    classes = _with_bases(every_class(Lesson))
    listed = "\n".join(f"- {_link(made, said)}" for made in classes)
    parts = [f"# {said.words['heading']}", said.words["intro"], said.words["markup"]]
    parts += [f"**{said.words['contents']}**", listed]
    return "\n\n".join((*parts, *(_section(made, said) for made in classes))) + "\n"


def page_name(language: Language) -> str:
    """Return the name of the page in ``language``."""
    is_plain = language == languages.without_code("page")
    return "lesson-format.md" if is_plain else f"lesson-format.{language}.md"


def _with_bases(classes: tuple[Class, ...]) -> tuple[Class, ...]:
    """Return ``classes``, each after the classes whose keys it shares."""
    return tuple(dict.fromkeys(base for made in classes for base in _lineage(made)))


def _lineage(made: Class) -> tuple[Class, ...]:
    """Return the classes of the model that ``made`` builds on, and ``made`` as the last."""
    mro: tuple[Class, ...] = made.__mro__
    return mro[mro.index(Struct) - 1 :: -1]


def _link(made: Class, said: Help) -> str:
    return f"[{said.records[made.__name__].name}](#{made.__name__})"


def _section(made: Class, said: Help) -> str:
    about = said.records[made.__name__]
    kind = f" · `{_KINDS[made]}`" if made in _KINDS else ""
    parts = [f'<a id="{made.__name__}"></a>\n\n## {about.name}{kind}', about.about]
    parts += [_table(made, said)]
    if shared := [_link(base, said) for base in _lineage(made)[-2::-1]]:
        parts.append(said.words["also"].format(keys=", ".join(shared)))
    if about.example:
        parts.append(f"```yaml\n{about.example}```")
    return "\n\n".join(parts)


def _table(made: Class, said: Help) -> str:
    words = said.words
    own = [field for field in shape_of(made).fields.values() if declaring(made, field) is made]
    head = f"| {words['key']} | {words['value']} | {words['meaning']} |\n|---|---|---|"
    return "\n".join((head, *(_row(field, made, said) for field in own)))


def _row(field: Field, made: Class, said: Help) -> str:
    key = f"**`{field.key}`**" if field.required else f"`{field.key}`"
    options = "".join(f"<br>`{option}` – {text}" for option, text in _options(field, said))
    meaning = (said.of_key(made, field)[0] + options).replace("|", "\\|")
    return f"| {key} | {_value(field, said)} | {meaning} |"


def _options(field: Field, said: Help) -> list[tuple[str, str]]:
    inner = get_args(field.hint)[0] if field.is_list else field.hint
    return [(option, said.choices[field.key][option]) for option in choices(inner)]


def _value(field: Field, said: Help) -> str:
    words = said.words
    if found := members(field.hint):
        shown = ", ".join(_link(made, said) for made in found)
        return words["list"].format(item=shown) if field.is_list else shown
    if _options(field, said):
        return words["choices" if field.is_list else "choice"]
    shown = words["texts" if field.is_list else _WORDS[field.hint]]
    if field.hint is not int:
        return shown
    least, most = (f"{bound:,}".replace(",", " ") for bound in (field.least, field.most))
    return words["between"].format(kind=shown, least=least, most=most)
