"""A language -> the JSON Schema of a lesson file, from which an editor completes and explains.

Draft-07, because editors read YAML by it. Short ways to write a value are merged into the type of
the full one (``type: [object, string]``), not offered as a union, so that an editor's complaint
names one mistake and not one per alternative. Where a text is wanted a number is taken as well:
the editor reads ``1940`` as a number, the lesson as the text typed.
"""

from __future__ import annotations

import json
from decimal import Decimal
from itertools import combinations
from typing import Any, TypeAlias, get_args, get_origin

from builders.languages import Language
from builders.lesson.blocks import BLOCK_KINDS
from builders.lesson.blocks.responses import AnyResponse
from builders.lesson.format import help as help_texts
from builders.lesson.format.help import About, Help
from builders.lesson.graphs.values import Function, Interval, Mark, Spot, Stretch
from builders.lesson.inline import Text
from builders.lesson.mathematics.equations import Equations
from builders.lesson.model import Lesson
from builders.lesson.programs.program import RUN, Numbers, Program
from builders.lesson.quantity import Quantity
from builders.lesson.shape import Field, Shape, choices, is_record, kinds, shape_of
from builders.lesson.space import Space

Schema: TypeAlias = dict[str, Any]
RESPONSES = get_args(AnyResponse)
Class: TypeAlias = Any  # a class of the model; mypy takes type[object] for unhashable

_DRAFT = "http://json-schema.org/draft-07/schema#"
_SCALARS = ["string", "number", "boolean"]
_WHOLE = r"[-−]?(?:\d{1,3}(?:[ \u00a0\u2009\u202f]\d{3})+|\d+)"
_INTEGER = rf"^{_WHOLE}$"
_NUMBER = rf"^(?!-?\d{{1,3}},\d{{3}}$){_WHOLE}(?:[.,]\d+)?$"  # 1,234 may be thousands or a part
_TRUTH = "^(?:true|True|yes|Yes|YES|false|False|no|No|NO)$"
_COUNT = r"(?!0+ )\d{1,2}"
_CM = r"(?!0+(?:\.0)? )\d{1,2}(?:\.\d)?"
_RANGE = r"[-−]?\d{1,3} ?\.\. ?[-−]?\d{1,3}"
_SPACE = (
    rf"^(?:{_COUNT} lines?|{_CM} cm|(?:box|grid)(?: {_CM} cm)?"
    rf"|table ?\([^()]+\)(?: {_COUNT} rows?)?"
    rf"|plane ?\({_RANGE}, ?{_RANGE}\)|axis ?\({_RANGE}\)|none)$"
)
_LINES = rf"^\s*{RUN}(?:\s*,\s*{RUN})*\s*$"
_PART = r"(?:[.,]\d+)?"
_NEAR = rf"(?:(?:±|\+-|\+/-)\s*{_WHOLE}{_PART}\s*)?"
_SUM = r"=.*|.*\{.*\}.*"  # of the numbers of a variant
_QUANTITY = rf"^\s*(?:{_SUM}|{_WHOLE}{_PART}\s*{_NEAR}(?:[^\d\s].*)?)$"
_TYPED: dict[Any, Schema] = {
    Text: {"type": _SCALARS},
    Equations: {"type": _SCALARS},
    Program: {"type": _SCALARS},
    Function: {"type": _SCALARS},
    Interval: {"type": ["string"], "pattern": r"\.\.|…"},
    Spot: {"type": ["string"], "pattern": r"^\s*\(.+[,;].+\)\s*$"},
    Mark: {"type": ["number", "string"], "pattern": r"\d|π|\b(pi|e)\b"},
    Stretch: {"type": ["string"], "pattern": r"[<>≤≥]|^\s*[(\[].+[,;].+[)\]]\s*$"},
    Numbers: {"type": ["integer", "string"], "minimum": 0, "pattern": _LINES},
    str: {"type": _SCALARS},
    bool: {"type": ["boolean", "string"], "pattern": _TRUTH},
    int: {"type": ["integer", "string"], "pattern": _INTEGER},
    Decimal: {"type": ["number", "string"], "pattern": _NUMBER},
    Space: {"type": ["string"], "pattern": _SPACE},
    Quantity: {"type": ["number", "string"], "pattern": _QUANTITY},
}
_SPELT: dict[Any, str] = {bool: "truth", int: "whole", Decimal: "number", Space: "space"}
_SPELT |= {Quantity: "number", Numbers: "lines"}
_SPELT |= {Interval: "interval", Spot: "spot", Mark: "number", Stretch: "stretch"}
_ITEM = "- "  # typed already when an editor offers what may follow
_OF_TEXT = ("pattern", "patternErrorMessage")
_OF_SHORT_FORM = ("items", "minItems", "minLength", *_OF_TEXT)


def schema(language: Language) -> str:
    """Return the schema with its titles, descriptions and snippets in ``language``."""
    said = help_texts.load(language)
    shared = (each for each in every_class(Lesson) if _is_shared(each))
    nested = {each.__name__: _record(each, said) for each in shared}
    whole = {**_record(Lesson, said), "title": said.title, "description": said.about}
    document = {"$schema": _DRAFT, **whole, "definitions": nested}
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def members(hint: Any) -> tuple[Class, ...]:  # noqa: ANN401  # a type expression
    """Return the classes of the model that a value of type ``hint`` is made of."""
    inner = get_args(hint)[0] if get_origin(hint) is tuple else hint
    return tuple(each for each in (get_args(inner) or (inner,)) if is_record(each))


def every_class(made: Class) -> tuple[Class, ...]:
    """Return ``made`` and the classes inside it, in the order in which a lesson has them."""
    found: dict[Class, None] = {made: None}
    for field in shape_of(made).fields.values():
        for member in members(field.hint):
            found |= {} if member in found else dict.fromkeys(every_class(member))
    return tuple(found)


def _is_shared(made: Class) -> bool:
    """Tell whether ``made`` stands in the schema once, for all places that refer to it."""
    return made in BLOCK_KINDS.values() or made in RESPONSES or _nests(made)


def _nests(made: Class) -> bool:
    return any(made in members(field.hint) for field in shape_of(made).fields.values())


def _reference(made: Class) -> Schema:
    return {"$ref": f"#/definitions/{made.__name__}"}


def _record(made: Class, said: Help) -> Schema:
    shape = shape_of(made)
    fields = shape.fields.values()
    keys = {field.key: _key(field, made, said) for field in fields}
    required = [field.key for field in fields if field.required]
    full = {"type": ["object"], **_heading(made, said), "properties": keys}
    if shape.short:
        short = keys[shape.short]
        extra = [name for name in short["type"] if name not in ("object", "null")]
        full |= {name: short[name] for name in _OF_SHORT_FORM if name in short}
        full["type"] = ["object", *extra]
    if shape.pair:
        return full | _paired(shape, shape.pair, keys, required)
    if pairs := _pairs_of(shape, said):
        return full | _of_pairs(pairs, keys, required)
    return full | {"required": required, "additionalProperties": False}


def _heading(made: Class, said: Help) -> Schema:
    about = said.records[made.__name__]
    found: Schema = {"title": about.name, "description": about.about}
    if about.example.startswith(_ITEM) and made not in BLOCK_KINDS.values():
        found["defaultSnippets"] = [_snippet(about)]
    return found


def _paired(shape: Shape, pair: tuple[str, str], keys: Schema, required: list[str]) -> Schema:
    """Return what holds of an object that names its keys, and of one that opens with a value."""
    others = [key for key in keys if key not in pair]
    named = {"properties": dict.fromkeys(keys, True), "required": required}
    needed = [key for key in others if key in required]
    counted = [
        {"required": list(given), "maxProperties": count + 1, **_inside(needed, given, keys)}
        for count in range(len(others) + 1)
        for given in combinations(others, count)
    ]
    return {
        "additionalProperties": _after_colon(shape, pair[1], keys),
        "if": {
            "anyOf": [{"propertyNames": {"enum": list(keys)}}, *({"required": [k]} for k in pair)]
        },
        "then": {**named, "additionalProperties": False},
        "else": {"anyOf": counted},
    }


def _inside(needed: list[str], given: tuple[str, ...], keys: Schema) -> Schema:
    """Return what holds of the value after the colon: the keys that are not beside it are in it."""
    rest = [key for key in needed if key not in given]
    if not rest:
        return {}
    inner = {"type": ["object"], "required": rest}
    return {"properties": dict.fromkeys(keys, True), "additionalProperties": inner}


def _pairs_of(shape: Shape, said: Help) -> Schema | None:
    """Return what each pair holds of which a class is short for a list, if it is."""
    if not shape.is_of_pairs:
        return None
    inner = members(shape.fields[shape.short or ""].hint)
    found: Schema = _record(inner[0], said)["additionalProperties"]
    return found


def _of_pairs(pair: Schema, keys: Schema, required: list[str]) -> Schema:
    """Return what holds of an object that names its keys, and of one that is all pairs."""
    named = {"properties": dict.fromkeys(keys, True), "required": required}
    return {
        "if": {"minProperties": 1, "propertyNames": {"not": {"enum": list(keys)}}},
        "then": {"additionalProperties": pair},
        "else": {**named, "additionalProperties": False},
    }


def _after_colon(shape: Shape, second: str, keys: Schema) -> Schema:
    """Return what ``key: value`` takes for its value: that of ``second``, or the other keys."""
    field = shape.fields[second]
    value = {name: part for name, part in keys[second].items() if name != "examples"}
    others = {key: part for key, part in keys.items() if key not in (shape.pair or ())[:1]}
    if len(others) == 1 or field.is_list:
        return value
    inner = {"properties": others, "required": [second], "additionalProperties": False}
    return {**value, **inner, "type": [*value["type"], "object"]}


def _key(field: Field, made: Class, said: Help) -> Schema:
    if field.is_kind:
        return _reference(field.hint)
    about, examples = said.of_key(made, field)
    found = {**_value(field.hint, field, said), "description": about}
    if examples:
        found["examples"] = examples
    if field.required:
        return found | _not_empty(found)
    return _or_nothing(found)


def _not_empty(found: Schema) -> Schema:
    sizes = {"array": {"minItems": 1}, "string": {"minLength": 1}}
    return {key: size for name in found["type"] for key, size in sizes.get(name, {}).items()}


def _or_nothing(found: Schema) -> Schema:
    """Return ``found`` so that the key may stand without a value."""
    options = {"oneOf": [*found["oneOf"], {"type": ["null"]}]} if "oneOf" in found else {}
    return {**found, **options, "type": [*found["type"], "null"]}


def _value(hint: Any, field: Field, said: Help) -> Schema:  # noqa: ANN401  # a type expression
    if get_origin(hint) is tuple:
        return _items(get_args(hint)[0], field, said)
    if is_record(hint):
        return _record(hint, said)
    if hint not in _TYPED:
        explained = said.choices[field.key]
        options = [{"const": each, "description": explained[each]} for each in choices(hint)]
        return {"type": ["string"], "oneOf": options}
    bounds = {"minimum": field.least, "maximum": field.most}
    found = {**_TYPED[hint], **{end: at for end, at in bounds.items() if at is not None}}
    if "pattern" in found:
        found["patternErrorMessage"] = said.words[f"not_{_SPELT[hint]}"]
    return found


def _items(hint: Any, field: Field, said: Help) -> Schema:  # noqa: ANN401  # a type expression
    if not members(hint):
        item = _value(hint, field, said)
        return {"type": ["array", *item["type"]], "items": item}
    if found_kinds := kinds(hint):
        return {"type": ["array"], "items": _block(found_kinds, said)}
    again = _reference(hint)["$ref"]
    shape = shape_of(hint)
    may_be_text = shape.short and not members(shape.fields[shape.short].hint)
    items = {"$ref": again} if _is_shared(hint) else _record(hint, said)
    found: Schema = {"type": ["array"], "items": items}
    if may_be_text:
        named = (name for name in items.get("type", _SCALARS) if name in _SCALARS)
        found["type"] += named
        found |= {name: items[name] for name in _OF_TEXT if name in items}
    if shape.pair:
        after = {"$ref": f"{again}/additionalProperties"}
        found["type"].append("object")
        found["additionalProperties"] = found["items"].get("additionalProperties", after)
    return found


def _block(known: dict[str, Class], said: Help) -> Schema:
    """Return the list item that has its block's kind for its only key.

    Where that kind is a key of the block itself the other keys may stand beside it. What holds of
    every item comes first, since an editor offers only that.
    """
    flat = {kind: made for kind, made in known.items() if shape_of(made).short == kind}
    fields = (field for made in flat.values() for field in shape_of(made).fields.values())
    beside = {field.key for field in fields if field.is_kind}  # of another form than the block's
    kinds_of = {kind: _reference(made) for kind, made in known.items()}
    found: Schema = {"properties": kinds_of, "maxProperties": 1, "additionalProperties": False}
    for kind, made in flat.items():
        words = {"not": {"type": ["object"]}}
        is_flat = {"type": ["object"], "required": [kind], "properties": {kind: words}}
        found = {"if": is_flat, "then": _reference(made), "else": found}
    offered = {kind: made for kind, made in kinds_of.items() if kind in flat or kind not in beside}
    snippets = [_snippet(said.records[made.__name__]) for made in known.values()]
    common = {"type": ["object"], "minProperties": 1, "defaultSnippets": snippets}
    return {"properties": offered, **found, **common}


def _snippet(about: About) -> Schema:
    body = about.example.removeprefix(_ITEM)
    return {"label": about.name, "description": about.about, "bodyText": body}
