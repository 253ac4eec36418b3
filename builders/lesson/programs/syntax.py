"""The name of a programming language goes in; whether there are rules to colour it comes out."""

from __future__ import annotations

# What schools and universities teach; offered first where a name is not known.
USUAL = (
    *("python", "pascal", "delphi", "c", "cpp", "csharp", "java", "kotlin", "swift", "go", "rust"),
    *("js", "typescript", "html", "css", "xml", "json", "yaml", "sql", "php", "ruby"),
    *("bash", "powershell", "r", "julia", "matlab", "haskell", "scheme", "prolog", "basic"),
    *("fortran", "nasm", "latex", "arduino"),
)


def is_known(name: str) -> bool:
    """Tell whether Pygments knows the language ``name``."""
    from pygments.lexers import find_lexer_class_by_name  # noqa: PLC0415 - few have a program
    from pygments.util import ClassNotFound  # noqa: PLC0415 - as above

    try:
        find_lexer_class_by_name(name)
    except ClassNotFound:
        return False
    return True
