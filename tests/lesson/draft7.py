"""A value and a JSON Schema of draft-07 -> what is wrong with the value.

Only the keywords that the lesson's schema uses; any other is a failure, not passed over.
"""

import re
from collections.abc import Callable
from typing import Any, TypeAlias

from builders.lesson.source.tree import Mapping, Node, Scalar

Json: TypeAlias = Any  # as json.loads returns it

TYPES: dict[str, Json] = {
    "object": dict,
    "array": list,
    "string": str,
    "boolean": bool,
    "null": type(None),
    "integer": int,
    "number": (int, float),
}
SIMPLE: dict[str, tuple[Json, Callable[[Json, Json], bool]]] = {
    "required": (dict, lambda value, keys: set(keys) <= set(value)),
    "minProperties": (dict, lambda value, least: len(value) >= least),
    "maxProperties": (dict, lambda value, most: len(value) <= most),
    "minItems": (list, lambda value, least: len(value) >= least),
    "minLength": (str, lambda value, least: len(value) >= least),
    "pattern": (str, lambda value, form: re.search(form, value, re.ASCII) is not None),
    "minimum": ((int, float), lambda value, least: value >= least),
    "maximum": ((int, float), lambda value, most: value <= most),
    "type": (object, lambda value, names: any(is_of(value, name) for name in names)),
    "enum": (object, lambda value, known: value in known),
    "const": (object, lambda value, known: value == known),
}
SILENT = {"$schema", "title", "description", "definitions", "examples", "defaultSnippets"}
SILENT |= {"patternErrorMessage", "properties", "additionalProperties", "if", "then", "else"}


def typed(node: Node) -> Json:
    """Return what an editor reads: YAML 1.2 takes ``1940`` for a number and ``true`` for true."""
    if isinstance(node, Mapping):
        return {key.text: typed(value) for key, value in node.entries}
    if not isinstance(node, Scalar):
        return [typed(item) for item in node.items]
    words = {"": None, "null": None, "true": True, "false": False}
    if node.style or re.fullmatch(r"[-+]?\d+(\.\d*)?", node.text, re.ASCII) is None:
        return node.text if node.style else words.get(node.text, node.text)
    return float(node.text) if "." in node.text else int(node.text)


def faults(value: Json, schema: Json, whole: Json) -> list[str]:
    if isinstance(schema, bool):
        return [] if schema else [f"{value!r} may not be"]
    if "$ref" in schema:
        return faults(value, pointed(schema["$ref"], whole), whole)
    found = [fault for key, wanted in schema.items() for fault in by(key, wanted, value, whole)]
    if isinstance(value, dict):
        known, others = schema.get("properties", {}), schema.get("additionalProperties", True)
        for key, part in value.items():
            found += [f"{key}: {fault}" for fault in faults(part, known.get(key, others), whole)]
    if "if" in schema:
        branch = "else" if faults(value, schema["if"], whole) else "then"
        found += faults(value, schema[branch], whole)
    return found


def pointed(reference: str, whole: Json) -> Json:
    for step in reference.removeprefix("#/").split("/"):
        whole = whole[step]
    return whole


def by(keyword: str, wanted: Json, value: Json, whole: Json) -> list[str]:
    """Return the faults that one keyword finds; it speaks of values of its own type only."""
    if keyword in SIMPLE:
        of_type, holds = SIMPLE[keyword]
        good = not isinstance(value, of_type) or holds(value, wanted)
        return [] if good else [f"{value!r} breaks {keyword}: {wanted!r}"]
    if keyword in {"items", "propertyNames"}:
        inner = value if isinstance(value, list if keyword == "items" else dict) else ()
        return [fault for each in inner for fault in faults(each, wanted, whole)]
    if keyword == "not":
        return [] if faults(value, wanted, whole) else [f"{value!r} may not be {wanted!r}"]
    if keyword in {"anyOf", "oneOf"}:
        passed = sum(not faults(value, each, whole) for each in wanted)
        good = passed == 1 if keyword == "oneOf" else passed > 0
        return [] if good else [f"{value!r} breaks {keyword}: {wanted!r}"]
    assert keyword in SILENT, keyword
    return []


def is_of(value: Json, name: str) -> bool:
    if isinstance(value, bool) and name != "boolean":
        return False
    return isinstance(value, TYPES[name])
