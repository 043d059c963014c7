"""A house profile taken from a model file: what its pages and lines show, where that is not what the standard asks."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping
from typing import TypeVar

from noticeconv.layout.profile import ElementLayout, Profile, load_profile
from noticeconv.layout.showing import toml_value
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.docx import Traced, traced
from noticeconv.readers.docx import names as n
from noticeconv.recognise import recognise
from noticeconv.recognise.headings import heading_end
from noticeconv.records import NamedTuple, fresh, record
from noticeconv.roles import Role
from noticeconv.source import Hints

_Value = TypeVar("_Value")
_LEVELS = 4  # of headings in a profile
_TWIPS_PER_MM = 1440 / 25.4
_NEAR_MM, _NEAR_PT = 0.3, 0.3
_LEAST = 1.15  # of the size: Word's own grid of 15.6 pt is no pitch of lines in 三号
_PAPER = (("width_mm", "w"), ("height_mm", "h"))
_SIDES = (("top_mm", "top"), ("bottom_mm", "bottom"), ("left_mm", "left"), ("right_mm", "right"))


class Taken(NamedTuple):
    """A house profile as TOML, and the elements that the model does not show."""

    toml: str
    unseen: tuple[str, ...]


@record(frozen=False)
class _Seen:
    """What the lines of one element look like: each value with the characters it was seen on, and the first words."""

    fonts: Counter[str] = fresh(default_factory=Counter)
    sizes: Counter[float] = fresh(default_factory=Counter)
    bold: Counter[bool] = fresh(default_factory=Counter)
    colors: Counter[str] = fresh(default_factory=Counter)
    words: str = ""

    def add(self, text: str, hints: Hints) -> None:
        self.words = self.words or text[:12]
        for counter, value in ((self.fonts, hints.font), (self.sizes, hints.size), (self.bold, hints.bold), (self.colors, hints.color)):
            if value is not None:
                counter[value] += len(text)  # type: ignore[index]


def house_profile(data: bytes, name: str, options: ReadOptions = DEFAULT_READ) -> Taken:
    """Return the profile that the Word file `data` follows, as a house profile called `name`: only what differs from gbt9704.

    Of each element the font, size, boldness and colour that most of its characters have; of the page the paper, margins and the
    pitch of lines. Raises what reading a Word file raises.
    """
    base = load_profile()
    file = traced(data, options)
    seen = _seen(file)
    lines = [f"name = {toml_value(name)}", f"title = {toml_value(name)}"]
    for table, values in (("page", _page(file, base)), ("fonts", _fonts(seen, base))):
        lines += _table(table, values)
    for element, held in seen.items():
        lines += _table(f"element.{element}", _element(held, base.element[element]))
    return Taken("\n".join(lines) + "\n", tuple(key for key in _SHOWN if key not in seen))


_SHOWN = ("title", "recipients", "paragraph", "heading1", "heading2", "attachment_note", "issuer", "date", "attachment", "copied_to", "printer")
"""Elements that a model should show."""


def _seen(file: Traced) -> Mapping[str, _Seen]:
    """Return what each element looks like. Words of run-in headings do not count: their line looks like text."""
    known = load_profile().element
    seen: dict[str, _Seen] = defaultdict(_Seen)
    starts = {line.start + len(line.text) - len(line.text.lstrip()): line for line in file.source.lines}
    for line in recognise(file.source).outline.lines:
        source = starts.get(line.spans[0][0])
        element = str(line.role)
        if line.role is Role.HEADING:
            element = f"heading{min(line.level or 1, _LEVELS)}"
            if line.text[heading_end(line.text, 0) :].strip():
                continue
        if source is not None and element in known and source.hints.region is None:
            seen[element].add(line.text, source.hints)
    return seen


def _element(seen: _Seen, usual: ElementLayout) -> Iterator[tuple[str, object, str]]:
    size, bold, color = _most(seen.sizes), _most(seen.bold), _most(seen.colors)
    if size is not None and abs(size - usual.size_pt) > _NEAR_PT:
        yield "size_pt", size, seen.words
    if bold is not None and bold != usual.bold:
        yield "bold", bold, seen.words
    if color is not None and color.upper() not in ((usual.color or "000000").upper(), "AUTO"):
        yield "color", color.upper(), seen.words


def _fonts(seen: Mapping[str, _Seen], base: Profile) -> Iterator[tuple[str, object, str]]:
    """Give the fonts that most characters of the elements with a font of that name have."""
    for key, names in base.fonts.items():
        held: Counter[str] = Counter()
        words = ""
        for element, one in seen.items():
            if base.element[element].font == key:
                held.update(one.fonts)
                words = words or one.words
        found = _most(held)
        if found is not None and found not in names:
            yield key, [found, *names], words


def _most(counter: Counter[_Value]) -> _Value | None:
    return counter.most_common(1)[0][0] if counter else None


def _page(file: Traced, base: Profile) -> Iterator[tuple[str, object, str]]:
    """Give the paper, margins and pitch of the first section that stands."""
    section = next(iter(file.context.sections), None)
    if section is None:
        return
    size, margins, grid = (section.find(n.W + tag) for tag in ("pgSz", "pgMar", "docGrid"))
    for key, side in (*_PAPER, *_SIDES):
        element = size if key in dict(_PAPER) else margins
        value = n.whole(element.get(n.W + side)) / _TWIPS_PER_MM if element is not None else 0.0
        if value > 0 and abs(value - getattr(base.page, key)) > _NEAR_MM:
            yield key, round(value, 2), "w:sectPr"
    pitch = n.whole(grid.get(n.W + "linePitch")) / 20 if grid is not None else 0.0
    if pitch > _LEAST * base.element["paragraph"].size_pt and abs(pitch - base.page.pitch_pt) > _NEAR_PT:
        yield "pitch_pt", round(pitch, 2), "w:docGrid"


def _table(name: str, values: Iterator[tuple[str, object, str]]) -> Iterator[str]:
    rows = [f"{key} = {toml_value(value)}  # {where}" for key, value, where in values]
    if rows:
        yield from ("", f"[{name}]", *rows)
