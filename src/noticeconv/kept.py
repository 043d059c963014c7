"""What takes long to make and is the same in every run, kept between runs where Python keeps its compiled modules.

Compiling the regular expressions of this package takes longer than reading a document with them; reading the
standard's layout profile from TOML takes long too. The command line writes both into `__pycache__` beside this module's own compiled form, and
reads them from there the next time. The file belongs to one build of Python; one that is missing, foreign or damaged
is made anew, and where Python may not keep modules (`-B`, a read-only installation) nothing is written.
"""

from __future__ import annotations

import marshal
import os
import re
import sys
import zlib
from collections.abc import Callable
from contextlib import suppress
from typing import Any, AnyStr, TypeVar

try:
    import _sre  # type: ignore[import-not-found]
    from re import _compiler, _parser  # type: ignore[attr-defined]
except ImportError:  # another Python: everything is made anew in every run
    _sre = None

_T = TypeVar("_T")
_MOST = 2000
"""Things kept at most; beyond that the file starts over with what this run has used."""
_BUILD = sys.version.encode() + b" 2"
"""The build of Python, and the number of this form of the file: raise it when what is kept gets another shape."""
_Key = tuple[str | bytes | int, ...]


def pattern(source: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """Return the regular expression, as `re.compile` does. For expressions written in the code, never for a user's."""
    if _sre is None:
        return re.compile(source, flags)
    every, code, groups, names, order = value(("re", source, int(flags)), lambda: _compiled(source, flags))
    made: re.Pattern[AnyStr] = _sre.compile(source, every, memoryview(code).cast("I").tolist(), groups, names, order)
    return made


def _compiled(source: str | bytes, flags: int) -> tuple[int, bytes, int, dict[str, int], tuple[str | None, ...]]:
    """Return what `_sre.compile` makes a pattern of, the code as bytes."""
    tree = _parser.parse(source, int(flags))
    code: list[int] = _compiler._code(tree, int(flags))
    names: dict[str, int] = tree.state.groupdict
    order: list[str | None] = [None] * tree.state.groups
    for name, number in names.items():
        order[number] = name
    packed = b"".join(int(word).to_bytes(_sre.CODESIZE, sys.byteorder) for word in code)
    return int(flags | tree.state.flags), packed, tree.state.groups - 1, dict(names), tuple(order)


def value(key: _Key, make: Callable[[], _T]) -> _T:
    """Return what `make` returns for `key`: plain values only (what `marshal` takes), not to be changed by anyone."""
    packed = _held.get(key)
    if packed is not None:
        held: _T = marshal.loads(packed)
        return held
    made: Any = make()
    _new[key] = _held[key] = marshal.dumps(made)
    return made  # type: ignore[no-any-return]


def keep() -> None:
    """Write what this run has made anew. What can't be written is made again in the next run: nothing is raised."""
    if not _new or _PLACE is None or sys.dont_write_bytecode:
        return
    held = _held if len(_held) <= _MOST else _new
    data = marshal.dumps(held)
    beside = f"{_PLACE}.{os.getpid()}"
    try:
        with open(beside, "wb") as file:
            file.write(_seal(data) + data)
        os.replace(beside, _PLACE)
        _new.clear()
    except OSError:
        with suppress(OSError):
            os.remove(beside)


def _seal(data: bytes) -> bytes:
    """What must stand before `data` for it to be read: the build of Python and a sum."""
    return _BUILD + zlib.crc32(data).to_bytes(4, "big")


def _place() -> str | None:
    compiled = __spec__.cached if __spec__ is not None else None
    return compiled.removesuffix(".pyc") + ".kept" if compiled else None


def _read(path: str | None) -> dict[_Key, bytes]:
    if path is None:
        return {}
    try:
        with open(path, "rb") as file:
            whole = file.read()
    except OSError:
        return {}
    data = whole[len(_BUILD) + 4 :]
    held = marshal.loads(data) if whole.startswith(_seal(data)) else {}
    return held if isinstance(held, dict) else {}


_PLACE = _place()
_held = _read(_PLACE)
_new: dict[_Key, bytes] = {}
