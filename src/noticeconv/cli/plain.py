"""`noticeconv convert` with options that need no looking into: read here as click reads them, without loading it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from noticeconv.cli.converting import Request

_FLAGS = {"--force": ("force", True), "--strict": ("strict", True), "--no-verify": ("verify", False)}
_VALUES = {"-o": "out", "--output": "out", "--to": "to", "--from": "from_", "--encoding": "encoding", "--profile": "profile", "--lang": "lang"}
_LANGUAGES = frozenset({"zh", "en"})


def plain_request(arguments: Sequence[str], lang: str) -> Request | None:
    """Return what the arguments behind `convert` ask; None where anything is left to click: help, mistakes, other options."""
    held: dict[str, Any] = {}
    value: Any
    inputs: list[str] = []
    rest = iter(arguments)
    for argument in rest:
        if argument in _FLAGS:
            name, value = _FLAGS[argument]
        elif argument in _VALUES:
            name, value = _VALUES[argument], next(rest, "")
            if not value or value.startswith("-"):
                return None
        elif argument and not argument.startswith("-"):
            inputs.append(argument)
            continue
        else:
            return None
        if name in held:
            return None
        held[name] = value
    request = Request(tuple(inputs), **{"lang": lang, **held})
    return request if inputs and request.lang in _LANGUAGES else None
