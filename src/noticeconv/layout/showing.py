"""A layout profile as TOML again: every value with its unit in the key, the clause and the strength beside it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from noticeconv.layout.profile import ElementLayout, Profile
from noticeconv.records import asdict

_USUAL = asdict(ElementLayout())
_TOLD = ("font", "size_pt", "bold", "align", "clause", "strength")
"""What is said of an element even where it is as usual."""


def shown(profile: Profile) -> str:
    """Return all of `profile` as TOML that `load_profile` reads back to the same values."""
    return "\n".join(_lines(profile)) + "\n"


def _lines(profile: Profile) -> Iterator[str]:
    yield f"name = {toml_value(profile.name)}"
    yield f"title = {toml_value(profile.title)}"
    yield from _table("page", asdict(profile.page))
    for name in ("page_number", "signature", "letter", "order", "rule", "imprint_rule"):
        yield from _table(name, getattr(profile, name))
    yield from _table("fonts", profile.fonts)
    for name, element in profile.element.items():
        yield from _table(f"element.{name}", {key: value for key, value in asdict(element).items() if key in _TOLD or value != _USUAL[key]})


def _table(name: str, values: Mapping[str, Any]) -> Iterator[str]:
    yield ""
    yield f"[{name}]"
    for key, value in values.items():
        if value is not None:
            yield f"{key} = {toml_value(value)}"


def toml_value(value: object) -> str:
    """Return one value as TOML has it."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return repr(value)
    if isinstance(value, list | tuple):
        return "[" + ", ".join(map(toml_value, value)) + "]"
    escaped = str(value).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
