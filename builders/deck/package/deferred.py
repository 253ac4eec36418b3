"""The name of a module goes in; the module, which loads when it is first looked into, comes out."""

from __future__ import annotations

import sys
from importlib import import_module
from types import ModuleType


class _Deferred(ModuleType):
    """Stands for a module; ``importlib.util.LazyLoader`` loads as soon as one is imported twice."""

    def __getattr__(self, member: str) -> object:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        loaded = import_module(self.__name__)
        vars(self).update(vars(loaded))
        return getattr(loaded, member)


def defer(name: str) -> None:
    """Let ``name`` be imported by others without its cost until one of its members is used."""
    if name not in sys.modules:
        package, _, member = name.rpartition(".")
        sys.modules[name] = _Deferred(name)
        setattr(import_module(package), member, sys.modules[name])
