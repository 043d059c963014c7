"""Layout profiles: the figures of a standard or of a house, read from TOML, with unit, clause and strength."""

from __future__ import annotations

import os
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from noticeconv.errors import DamagedInputError, UnreadableError
from noticeconv.kept import value
from noticeconv.layout.merging import merge
from noticeconv.records import asdict, fields, record

DEFAULT = "gbt9704"
BUILT_IN = (DEFAULT, "gbt33476")


@record
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
    clause: str
    strength: str


@record
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


@record
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


def load_profile(name: str | os.PathLike[str] = "gbt9704") -> Profile:
    """Return a built-in profile by name, or a house profile by path (its values replace those of gbt9704).

    Raises UnreadableError for a file that is not there, DamagedInputError for one that is no TOML, has unknown keys or
    values that cannot be; the sentence names the nearest key that is known.
    """
    source = str(name)
    return _profile(source, _built_in(source) if source in BUILT_IN else _house(name))


@lru_cache(maxsize=16)
def _profile(source: str, text: str) -> Profile:
    standard = _built_in(DEFAULT)
    base = value(("toml", standard), lambda: _parsed(DEFAULT, standard))
    if source != DEFAULT:
        from copy import deepcopy

        base = deepcopy(base)
        merge(base, _parsed(source, text), source, _ELEMENT)
    return Profile(
        **{name: base[name] for name in fields(Profile) if name not in ("page", "fonts", "element")},
        page=PageLayout(**{name: base["page"][name] for name in fields(PageLayout)}),
        fonts={key: tuple(names) for key, names in base["fonts"].items() if key not in ("clause", "strength")},
        element={key: ElementLayout(**values) for key, values in base["element"].items()},
    )


@lru_cache(maxsize=4)
def _built_in(name: str) -> str:
    with open(os.path.join(os.path.dirname(__file__), f"{name}.toml"), encoding="utf-8") as file:
        return file.read()


def _house(path: str | os.PathLike[str]) -> str:
    try:
        with open(path, encoding="utf-8") as file:
            return file.read()
    except FileNotFoundError:
        known = ", ".join(BUILT_IN)
        raise UnreadableError(
            f"There is no layout profile {path}; give a TOML file or one of: {known}.",
            f"没有版式方案 {path}；请给出 TOML 文件，或选：{known}。",
        ) from None
    except (OSError, UnicodeDecodeError) as error:
        raise UnreadableError(
            f"The layout profile {path} cannot be read ({error}); check the path and that it is UTF-8.",
            f"无法读取版式方案 {path}（{error}），请检查路径，文件须为 UTF-8 编码。",
        ) from None


def _parsed(source: str, text: str) -> dict[str, Any]:
    import tomllib  # not needed for the standard's profile, once that is kept

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise DamagedInputError(
            f"The layout profile {source} is not valid TOML: {error}.", f"版式方案 {source} 不是有效的 TOML：{error}。"
        ) from None


_ELEMENT: dict[str, Any] = {
    **asdict(ElementLayout()),
    **{"line_pt": 0.0, "font_words": "body", "color": "000000"},  # those that are usually not set: what kind they are
}
