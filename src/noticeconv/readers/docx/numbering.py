"""numbering.xml: lists with their levels, through overrides and links to styles."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from lxml import etree

from noticeconv.readers.docx.names import ILVL, NUMID, PPR, PSTYLE, RPR, VAL, W, on, whole
from noticeconv.readers.docx.paragraphs import paragraph_properties, paragraph_signature
from noticeconv.readers.docx.symbols import symbol
from noticeconv.records import NamedTuple, fresh, record

LEVELS = 9
_SUFFIX = {"tab": "\t", "space": " ", "nothing": ""}
_PICTURE = "•"  # what stands for a picture used as a bullet


class Level(NamedTuple):
    """How one level of a list is numbered.

    `restart` is the level (from 1) whose numbers start this one again; None: every higher one, 0: none. `indent` is that
    of ParagraphProperties.
    """

    format: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "\t"
    restart: int | None = None
    legal: bool = False
    hidden: bool = False
    style: str | None = None
    indent: Mapping[str, float] | None = None


@record
class NumberList:
    """A `w:num`: `counts` names the counters it shares with other lists of the same abstract one; `starts` are overrides."""

    counts: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int] = fresh(default_factory=dict)

    def level_of_style(self, style_id: str) -> int | None:
        """Return the level that is tied to a paragraph style."""
        return next((at for at, level in self.levels.items() if level.style == style_id), None)


class Numbering:
    """The lists of a document by `w:numId`. `broken` names those that are missing or go round in circles."""

    def __init__(self, root: etree._Element | None, style_number: Callable[[str | None], str | None]) -> None:
        """Index `root`; `style_number` gives the numId of a numbering style."""
        self._abstract: dict[str, etree._Element] = {}
        self._nums: dict[str, etree._Element] = {}
        self._style_number = style_number
        self._made: dict[str, NumberList | None] = {}
        self.broken: list[str] = []
        for element in root if root is not None else ():
            if element.tag == W + "abstractNum":
                self._abstract.setdefault(element.get(W + "abstractNumId", ""), element)
            elif element.tag == W + "num":
                self._nums.setdefault(element.get(NUMID, ""), element)

    def list(self, num_id: str) -> NumberList | None:
        """Return the list `num_id`; None for no numbering (0) and for one that is broken."""
        if num_id not in self._made:
            self._made[num_id] = self._resolved(num_id) if whole(num_id) != 0 else None
        return self._made[num_id]

    def _resolved(self, num_id: str) -> NumberList | None:
        found = self._nums.get(num_id)
        abstract = self._abstract_of(num_id, set())
        if found is None or abstract is None:
            self.broken.append(num_id)
            return None
        levels = {whole(lvl.get(ILVL)): _level(lvl) for lvl in abstract.iterchildren(W + "lvl")}
        starts: dict[int, int] = {}
        for override in found.iterchildren(W + "lvlOverride"):
            at = whole(override.get(ILVL))
            own, start = override.find(W + "lvl"), override.find(W + "startOverride")
            if own is not None:
                levels[at] = _level(own)
            if start is not None:
                starts[at] = whole(start.get(VAL), 1)
        return NumberList(abstract.get(W + "abstractNumId", ""), levels, starts)

    def _abstract_of(self, num_id: str, seen: set[str]) -> etree._Element | None:
        """Follow `w:numStyleLink` to the abstract list that has levels; None when it is missing or comes back to itself."""
        while num_id not in seen:
            seen.add(num_id)
            num = self._nums.get(num_id)
            name = num.find(W + "abstractNumId") if num is not None else None
            abstract = self._abstract.get(name.get(VAL, "")) if name is not None else None
            link = abstract.find(W + "numStyleLink") if abstract is not None else None
            if link is None:
                return abstract
            linked = self._linked(link.get(VAL))
            if linked is not None:
                return linked
            num_id = self._style_number(link.get(VAL)) or num_id
        return None

    def _linked(self, style_id: str | None) -> etree._Element | None:
        """Return the abstract list that says it belongs to the numbering style (`w:styleLink`)."""
        for abstract in self._abstract.values():
            link = abstract.find(W + "styleLink")
            if link is not None and link.get(VAL) == style_id:
                return abstract
        return None


def _level(element: etree._Element) -> Level:
    said = {child.tag: child for child in element}

    def value(name: str) -> str | None:
        return said[W + name].get(VAL) if W + name in said else None

    format = value("numFmt") or "decimal"
    text = value("lvlText") or ""
    if format == "bullet":
        text = _PICTURE if W + "lvlPicBulletId" in said else _bullet(said, text)
    rpr, ppr = said.get(RPR), said.get(PPR)
    vanish = rpr.find(W + "vanish") if rpr is not None else None
    return Level(
        format=format,
        text=text,
        start=whole(value("start"), 0),
        suffix=_SUFFIX.get(value("suff") or "tab", "\t"),
        restart=whole(value("lvlRestart")) if W + "lvlRestart" in said else None,
        legal=W + "isLgl" in said and on(value("isLgl")),
        hidden=vanish is not None and on(vanish.get(VAL)),
        style=said[PSTYLE].get(VAL) if PSTYLE in said else None,
        indent=paragraph_properties(paragraph_signature(ppr)).indent if ppr is not None else None,
    )


def _bullet(said: Mapping[str, etree._Element], text: str) -> str:
    fonts = said[RPR].find(W + "rFonts") if RPR in said else None
    font = (fonts.get(W + "ascii") or fonts.get(W + "hAnsi") or "") if fonts is not None else ""
    return "".join(symbol(font, ord(char)) for char in text)
