"""Layout profiles: the figures of a standard or of a house, read from TOML, with unit, clause and strength."""

from __future__ import annotations

import difflib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import lru_cache
from importlib.resources import files
from pathlib import Path
from typing import Any

from noticeconv.errors import DamagedInputError, UnreadableError

BUILT_IN = ("gbt9704", "gbt33476")


@dataclass(frozen=True, slots=True)
class PageLayout:
    """Paper and 版心 (5.1, 5.2): millimetres, the pitch and the character spacing in pt."""

    width_mm: float
    height_mm: float
    top_mm: float
    bottom_mm: float
    left_mm: float
    right_mm: float
    lines: int
    chars: int
    pitch_pt: float
    char_spacing_pt: float
    footer_mm: float


@dataclass(frozen=True, slots=True)
class ElementLayout:
    """How one element looks. `font` names an entry of `fonts`; zi are 字 of the element's own size; lines are pitches."""

    font: str = "body"
    font_words: str | None = None  # of the words behind a label (签发人 names)
    size_pt: float = 16
    line_pt: float | None = None  # exact height of its lines; None: the pitch of the page
    bold: bool = False
    color: str | None = None
    align: str = "left"
    first_zi: float = 0
    left_zi: float = 0
    right_zi: float = 0
    before_lines: float = 0
    before_mm: float = 0
    page_break: bool = False
    clause: str = ""
    strength: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A whole layout: page, page number, rules, fonts (name, then fall-backs) and every element by name."""

    name: str
    title: str
    page: PageLayout
    page_number: Mapping[str, Any]
    signature: Mapping[str, Any]
    letter: Mapping[str, Any]
    order: Mapping[str, Any]
    rule: Mapping[str, Any]
    imprint_rule: Mapping[str, Any]
    fonts: Mapping[str, tuple[str, ...]]
    element: Mapping[str, ElementLayout]

    def __hash__(self) -> int:
        """Profiles are compared by what they are, and hashed by name, so that templates can be cached."""
        return hash(self.name)


def load_profile(name: str | Path = "gbt9704") -> Profile:
    """Return a built-in profile by name, or a house profile by path (its values replace those of gbt9704).

    Raises UnreadableError for a file that is not there, DamagedInputError for one that is no TOML or has unknown keys;
    the sentence names the nearest key that is known.
    """
    return _load(str(name))


@lru_cache(maxsize=16)
def _load(name: str) -> Profile:
    base = _table("gbt9704")
    if name != "gbt9704":
        own = _table(name) if name in BUILT_IN else _house(Path(name))
        _merge(base, own, name, "")
    return _profile(base)


def _table(name: str) -> dict[str, Any]:
    return tomllib.loads(files("noticeconv.layout").joinpath(f"{name}.toml").read_text("utf-8"))


def _house(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        known = ", ".join(BUILT_IN)
        raise UnreadableError(
            f"There is no layout profile {path}; give a TOML file or one of: {known}.",
            f"没有版式方案 {path}；请给出 TOML 文件，或选：{known}。",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(f"The layout profile {path} cannot be read ({error}).", f"无法读取版式方案 {path}（{error}）。") from None
    except tomllib.TOMLDecodeError as error:
        raise DamagedInputError(
            f"The layout profile {path} is not valid TOML: {error}.", f"版式方案 {path} 不是有效的 TOML：{error}。"
        ) from None


def _merge(base: dict[str, Any], own: Mapping[str, Any], source: str, place: str) -> None:
    for key, value in own.items():
        where = f"{place}{key}"
        known = _known(place, base)
        if key not in known:
            near = difflib.get_close_matches(key, list(known), 1, 0.4)
            hint = f"; did you mean '{place}{near[0]}'?" if near else "."
            zh = f"；是否为“{place}{near[0]}”？" if near else "。"
            raise DamagedInputError(
                f"The layout profile {source} has the unknown key '{where}'{hint}", f"版式方案 {source} 中的“{where}”不是已知的项{zh}"
            )
        if isinstance(value, dict) and isinstance(base.get(key), dict):
            _merge(base[key], value, source, where + ".")
        else:
            base[key] = [value] if place == "fonts." and isinstance(value, str) and key not in ("clause", "strength") else value


def _known(place: str, base: Mapping[str, Any]) -> set[str]:
    if place.startswith("element.") and place.count(".") == 2:
        return {f.name for f in fields(ElementLayout)}
    return set(base)


def _profile(table: Mapping[str, Any]) -> Profile:
    page = {f.name: table["page"][f.name] for f in fields(PageLayout)}
    fonts = {key: tuple(names) for key, names in table["fonts"].items() if key not in ("clause", "strength")}
    return Profile(
        table["name"],
        table["title"],
        PageLayout(**page),
        table["page_number"],
        table["signature"],
        table["letter"],
        table["order"],
        table["rule"],
        table["imprint_rule"],
        fonts,
        {key: ElementLayout(**values) for key, values in table["element"].items()},
    )
