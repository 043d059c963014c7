"""What our writer would give each line: its style, its paragraph properties, and the looks of stretches of its text."""

from __future__ import annotations

from collections.abc import Sequence
from copy import deepcopy
from functools import lru_cache

from lxml import etree

from noticeconv.flow import FlowLine
from noticeconv.layout.profile import Profile
from noticeconv.layout.styles import HEADINGS, LEVELS, STYLES
from noticeconv.model import Table
from noticeconv.readers.docx.names import PPR, RPR, RSTYLE, RUN, TEXT, VAL, W
from noticeconv.recognise.headings import heading_end
from noticeconv.records import NamedTuple
from noticeconv.restyling.styles import OWN
from noticeconv.roles import Role
from noticeconv.writers.docx.body import write_body
from noticeconv.writers.docx.closing import hung
from noticeconv.writers.docx.look import PLAIN, Look, properties
from noticeconv.writers.docx.names import NAMESPACES
from noticeconv.writers.docx.runs import Package
from noticeconv.writers.docx.setting import Setting, setting_of
from noticeconv.writers.docx.sheet import Sheet


class Stretch(NamedTuple):
    """A piece of a line's text (code points, half-open) and the w:rPr it gets."""

    start: int
    end: int
    properties: etree._Element


class LineLook(NamedTuple):
    """How a line stands on the page: its style, its w:pPr (to be copied), and the stretches that look unlike the rest of it."""

    style: str
    properties: etree._Element
    stretches: tuple[Stretch, ...]


def looks_of(lines: Sequence[FlowLine], profile: Profile, prefix: str, *, sealed: bool, form: str) -> list[LineLook]:
    """Return the look of each line, as our writer would lay the whole document out; `prefix` is that of our style ids in the file."""
    shown = [_to_write(line) for line in lines]
    recorder = _Recorder(setting_of(profile, sealed=sealed, form=form), Package({}))
    write_body(recorder, shown)
    return [_look(*(recorder.made.get(id(line)) or (_style_id(line), hung(line), "")), prefix) for line in shown]


class _Recorder(Sheet):
    """A sheet that keeps what each line was given: every one a paragraph of its own, as the user's are."""

    shares = False

    def __init__(self, setting: Setting, package: Package) -> None:
        super().__init__(setting, package)
        self.made: dict[int, tuple[str, Look, str]] = {}
        self._last: FlowLine | None = None

    def add(self, style: str, content: str, line: FlowLine | None = None, look: Look = PLAIN) -> None:
        """Note and append."""
        if line is not None:
            self.made[id(line)] = (style, look, content)
            self._last = line
        super().add(style, content, line, look)

    def keep_last(self) -> None:
        """Note that the last line goes with the next."""
        if self._last is not None:
            style, look, content = self.made[id(self._last)]
            self.made[id(self._last)] = (style, look._replace(keep_next=True), content)


def _to_write(line: FlowLine) -> FlowLine:
    """Return a line as the recorder takes it: without marks; where a heading's own words end is told; a table is a stub."""
    if isinstance(line.block, Table):
        return FlowLine(Role.PARAGRAPH, "表", depth=line.depth)
    head_end = line.head_end
    if line.role is Role.HEADING and head_end is None:
        end = heading_end(line.text, line.mark_end or 0)
        head_end = end if line.text[end:].strip() else None
    return line._replace(marks=(), head_end=head_end)


def _style_id(line: FlowLine) -> str:
    if line.role is Role.HEADING:
        return HEADINGS[min(line.level or 1, LEVELS) - 1].id
    return STYLES.get(line.role, STYLES[Role.PARAGRAPH]).id


def beside(first: LineLook, last: LineLook, paragraph: etree._Element) -> LineLook:
    """Return the look of a paragraph that holds two elements, parted by blanks: alignment and indents stay the author's."""
    mixed = deepcopy(first.properties)
    for child in [child for child in mixed if child.tag in (_JC, _IND, _BORDERS)]:
        mixed.remove(child)
    mixed.extend(deepcopy(child) for child in last.properties if child.tag == _BORDERS)
    own = paragraph.find(PPR)
    said = [deepcopy(child) for child in own if child.tag in (_JC, _IND)] if own is not None else []
    tags = {child.tag for child in said}
    if _JC not in tags:
        said.append(etree.Element(_JC, {VAL: "left"}))
    mixed.extend(said)
    return LineLook(first.style, mixed, ())


_JC, _IND, _BORDERS, _TAB = W + "jc", W + "ind", W + "pBdr", W + "tab"


def _look(style: str, look: Look, content: str, prefix: str) -> LineLook:
    own = prefix + style.removeprefix(OWN)
    return LineLook(own, _properties(own, look), _stretches(content, prefix) if "<w:rPr>" in content else ())


@lru_cache(maxsize=512)
def _properties(style: str, look: Look) -> etree._Element:
    return etree.fromstring(f"<w:p {NAMESPACES}>{properties(style, look)}</w:p>")[0]


def _stretches(content: str, prefix: str) -> tuple[Stretch, ...]:
    stretches = []
    at = 0
    for run in etree.fromstring(f"<w:p {NAMESPACES}>{content}</w:p>").iter(RUN):
        length = sum(len(one.text or "") if one.tag == TEXT else 1 for one in run.iter(TEXT, _TAB))
        own = run.find(RPR)
        if own is not None and len(own) and length:
            style = own.find(RSTYLE)
            if style is not None:
                style.set(VAL, prefix + (style.get(VAL) or "").removeprefix(OWN))
            stretches.append(Stretch(at, at + length, own))
        at += length
    return tuple(stretches)
