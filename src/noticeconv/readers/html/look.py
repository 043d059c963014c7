"""How text looks where it stands: what inline styles and old attributes say, inherited down the tree, each combination made once."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from noticeconv.kept import pattern
from noticeconv.readers.html.words import COLORS, FONT_SIZES, NAMED_SIZES, POINTS
from noticeconv.records import record, replace
from noticeconv.source import Align

LENGTH = pattern(r"(-?\d{0,6}(?:\.\d{0,6})?)(pt|px|em|rem|ex|ch|in|cm|mm|pc|%)?$")
RGB = pattern(r"rgba?\(\s*(\d{1,3})\D{1,4}(\d{1,3})\D{1,4}(\d{1,3})")
HEX = pattern(r"#?([0-9a-fA-F]{6}|[0-9a-fA-F]{3})$")
FONT_STEP = pattern(r"[+-]?[0-9]{1,3}")  # size of <font>: "5", "+1"; not "+-1", "12pt"
ALIGNS = {
    "left": "left", "right": "right", "center": "center", "middle": "center", "justify": "justify",
    "start": "left", "end": "right",
    "-webkit-center": "center", "-webkit-right": "right", "-webkit-left": "left",
}  # fmt: skip
STYLING = frozenset({"style", "align", "color", "face", "size", "href", "hidden"})
"""Attributes that say something about the look."""
MAX_REMEMBERED = 20_000
MAX_STYLE = 4000  # characters of a style attribute that are read
BOLD = frozenset({"bold", "bolder", "600", "700", "800", "900"})


@record(eq=False)
class Look:
    """The look of a piece of text; None is unsaid; the same look is the same object.

    `indent` is in 字 when `indent_em`, else in pt; `size` is in pt.
    """

    align: Align | None = None
    indent: float | None = None
    indent_em: bool = False
    font: str | None = None
    size: float | None = None
    bold: bool | None = None
    italic: bool = False
    underline: bool = False
    strike: bool = False
    script: str | None = None  # "superscript" or "subscript"
    color: str | None = None
    href: str | None = None
    heading: int | None = None
    pre: bool = False
    hidden: bool = False
    marked: bool = False  # leaves marks where it does not cover a whole line


PLAIN = Look()

_SAME_LOOKS: tuple[tuple[str, dict[str, Any]], ...] = (
    ("b strong", {"bold": True}),
    ("i em cite dfn var", {"italic": True}),
    ("u ins", {"underline": True}),
    ("s strike del", {"strike": True}),
    ("pre textarea listing xmp plaintext", {"pre": True}),
    ("h1", {"heading": 1, "bold": True}),
    ("h2", {"heading": 2, "bold": True}),
    ("h3", {"heading": 3, "bold": True}),
    ("h4", {"heading": 4, "bold": True}),
    ("h5", {"heading": 5, "bold": True}),
    ("h6", {"heading": 6, "bold": True}),
    ("sup", {"script": "superscript"}),
    ("sub", {"script": "subscript"}),
    ("center caption", {"align": "center"}),
    ("th", {"bold": True, "align": "center"}),
    ("td", {"indent": None}),
)

TAG_LOOKS: dict[str, dict[str, Any]] = {tag: changes for tags, changes in _SAME_LOOKS for tag in tags.split()}
"""What an element's name alone says."""


class Looks:
    """Makes the look of an element from its parent's; equal questions are answered from memory."""

    def __init__(self, rules: Mapping[str, str] | None = None) -> None:
        """Start; `rules` are declarations by simple selector (tag, .class, tag.class, #id) from the page's style sheets."""
        self._made: dict[tuple[Any, ...], Look] = {}
        self._shared: dict[tuple[Any, ...], Look] = {}
        self.rules: dict[str, str] = dict(rules or {})

    def child(self, parent: Look, tag: str, attrs: Mapping[str, str]) -> Look:
        """Return the look inside element `tag` with `attrs`."""
        key = (parent, tag, *attrs.items())
        look = self._made.get(key)
        if look is None:
            look = self._make(parent, tag, attrs)
            if sum(map(len, attrs.values())) < MAX_STYLE:
                self._remember(key, look)
        return look

    def _remember(self, key: tuple[Any, ...], look: Look) -> None:
        if len(self._made) > MAX_REMEMBERED:
            self._made.clear()
            self._shared.clear()
        self._made[key] = look

    def _make(self, parent: Look, tag: str, attrs: Mapping[str, str]) -> Look:
        """Weakest first: the element, the style sheet, attributes, its own style.

        A browser lets the sheet win over `align`; office programs that write both mean the attribute.
        """
        changes: dict[str, Any] = dict(TAG_LOOKS.get(tag, ()))
        for declarations in self._sheet(tag, attrs):
            changes.update(_declared(declarations, changes.get("size") or parent.size))
        changes.update(_attributes(tag, attrs))
        if style := attrs.get("style"):
            changes.update(_declared(style[:MAX_STYLE], changes.get("size") or parent.size))
        return self._changed(parent, changes) if changes else parent

    def _changed(self, parent: Look, changes: dict[str, Any]) -> Look:
        key = (parent, *changes.items())
        look = self._shared.get(key)
        if look is None:
            look = replace(parent, **changes)
            marked = bool(look.bold or look.italic or look.underline or look.strike or look.script or look.href)
            look = self._shared[key] = look if marked == look.marked else replace(look, marked=marked)
        return look

    def _sheet(self, tag: str, attrs: Mapping[str, str]) -> list[str]:
        if not self.rules:
            return []
        classes = attrs.get("class", "").split()[:8]
        selectors = ["*", tag, *(f".{name}" for name in classes), *(f"{tag}.{name}" for name in classes), f"#{attrs.get('id', '')}"]
        return [self.rules[selector] for selector in selectors if selector in self.rules]


def _attributes(tag: str, attrs: Mapping[str, str]) -> dict[str, Any]:
    changes = _font(attrs) if tag == "font" else {}
    align = attrs.get("align", "").strip().lower()
    if align in ALIGNS and tag not in ("img", "table"):
        changes["align"] = ALIGNS[align]
    if tag == "a" and attrs.get("href"):
        changes["href"] = attrs["href"].strip()
    if "hidden" in attrs:
        changes["hidden"] = True
    return changes


def _font(attrs: Mapping[str, str]) -> dict[str, Any]:
    changes: dict[str, Any] = {}
    if attrs.get("face"):
        changes["font"] = _family(attrs["face"])
    size = attrs.get("size", "").strip()
    if FONT_STEP.fullmatch(size):
        step = int(size) + (3 if size[0] in "+-" else 0)
        changes["size"] = FONT_SIZES[min(max(step, 1), 7) - 1]
    color = _color(attrs.get("color", ""))
    return {**changes, "color": color} if color else changes


def _family(value: str) -> str | None:
    return value.split(",", 1)[0].strip().strip("'\"").strip()[:60] or None


def _color(value: str) -> str | None:
    value = value.strip().lower()
    if value in COLORS:
        return COLORS[value]
    if found := HEX.match(value):
        digits = found[1].lower()
        return digits if len(digits) == 6 else "".join(digit * 2 for digit in digits)
    if found := RGB.match(value):
        return "".join(f"{min(int(part), 255):02x}" for part in found.groups())
    return None


def points(value: str, base: float | None) -> float | None:
    """Return a CSS length in pt; em and % are of `base` (12 when unknown). None when it is no length."""
    found = LENGTH.match(value.strip().lower())
    if not found or found[1] in ("", "-", ".", "-."):
        return None
    number, unit = float(found[1]), found[2]
    if unit in POINTS:
        return number * POINTS[unit]
    if unit in ("em", "rem"):
        return number * (base or 12.0)
    return number * (base or 12.0) / 100 if unit == "%" else (number * 0.75 if number else 0.0)


@lru_cache(maxsize=1024)
def _declared(style: str, base: float | None) -> dict[str, Any]:
    """Return what CSS declarations say of a Look; pages of one office share their styles."""
    changes: dict[str, Any] = {}
    for declaration in style.split(";"):
        name, colon, value = declaration.partition(":")
        reader = PROPERTIES.get(name.strip().lower()) if colon else None
        if reader:
            value = value.replace("!important", "").strip()
            changes.update(reader(value, changes.get("size", base)))
    return changes


def _text_align(value: str, _: float | None) -> dict[str, Any]:
    align = ALIGNS.get(value.lower())
    return {"align": align} if align else {}


def _text_indent(value: str, base: float | None) -> dict[str, Any]:
    if value.lower().endswith("em"):
        length = points(value, 1.0)
        return {} if length is None else {"indent": length, "indent_em": True}
    length = points(value, base)
    return {} if length is None or value.endswith("%") else {"indent": length, "indent_em": False}


def _font_size(value: str, base: float | None) -> dict[str, Any]:
    size = NAMED_SIZES.get(value.lower()) or points(value, base)
    return {"size": size} if size and 0 < size < 1000 else {}


def _font_shorthand(value: str, base: float | None) -> dict[str, Any]:
    """`bold 22px/35px "黑体"`: the weight before the size, the family behind it."""
    changes: dict[str, Any] = {"bold": False, "italic": False}
    words = value.split()
    for place, word in enumerate(words):
        size = _font_size(word.split("/")[0], base)
        if size:
            return {**changes, **size, "font": _family(" ".join(words[place + 1 :]))}
        changes["bold"] = changes["bold"] or word.lower() in BOLD
        changes["italic"] = changes["italic"] or word.lower() in ("italic", "oblique")
    return {}


def _decoration(value: str, _: float | None) -> dict[str, Any]:
    value = value.lower()
    return {name: True for name, word in (("underline", "underline"), ("strike", "line-through")) if word in value}


def _vertical(value: str, _: float | None) -> dict[str, Any]:
    return {"script": {"super": "superscript", "sub": "subscript"}[value.lower()]} if value.lower() in ("super", "sub") else {}


def _hides(word: str) -> Callable[[str, float | None], dict[str, Any]]:
    return lambda value, _: {"hidden": True} if value.lower() == word else {}


PROPERTIES = {
    "text-align": _text_align,
    "text-indent": _text_indent,
    "font-size": _font_size,
    "font-family": lambda value, _: {"font": _family(value)} if _family(value) else {},
    "font-weight": lambda value, _: {"bold": value.lower() in BOLD},
    "font-style": lambda value, _: {"italic": value.lower() in ("italic", "oblique")},
    "font": _font_shorthand,
    "color": lambda value, _: {"color": color} if (color := _color(value)) else {},
    "text-decoration": _decoration,
    "text-decoration-line": _decoration,
    "vertical-align": _vertical,
    "white-space": lambda value, _: {"pre": value.lower().startswith("pre")},
    "display": _hides("none"),
    "visibility": _hides("hidden"),
    "mso-hide": _hides("all"),
}
"""CSS properties that a Look knows, with what reads their value."""
