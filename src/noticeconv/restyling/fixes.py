"""Edits of the text put into the runs of the paragraphs they fall in, plainly or as tracked changes."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from copy import deepcopy

from lxml import etree

from noticeconv.diagnostics import Edit
from noticeconv.readers.docx import Traced
from noticeconv.readers.docx import names as n
from noticeconv.records import NamedTuple
from noticeconv.restyling.paragraphs import parted, runs_of, text_of
from noticeconv.source import Line

AUTHOR = "noticeconv"
_DELETED = n.W + "delText"


class Tracking(NamedTuple):
    """How tracked changes are signed: `date` as YYYY-MM-DDThh:mm:ssZ; `serial` is the first id that is free."""

    date: str
    serial: int


def put_edits(file: Traced, edits: Sequence[Edit], tracking: Tracking | None) -> list[Edit]:
    """Make the edits (spans in the source's text, apart and in order) in the file's runs; return those that found no place.

    An edit finds none in a cell, a text box, a field, or where a picture or note stands among its characters.
    """
    starts = [line.start for line in file.source.lines]
    places = {start: _Place(paragraph, _label(paragraph, file.source.lines[start])) for paragraph, start, end in file.paragraphs if end - start == 1}
    serials = iter(range(tracking.serial, tracking.serial + 2 * len(edits))) if tracking else iter(())
    left = []
    for edit in reversed(edits):
        at = bisect_right(starts, edit.span[0]) - 1
        place = places.get(at)
        if place is None or place.label is None:
            left.append(edit)
            continue
        before = starts[at] + place.label
        if not _put(place.paragraph, Edit((edit.span[0] - before, edit.span[1] - before), edit.text), tracking, serials):
            left.append(edit)
    return left[::-1]


class _Place(NamedTuple):
    """A paragraph, and how many code points of its line are an automatic number; None where its runs say something else."""

    paragraph: etree._Element
    label: int | None


def _label(paragraph: etree._Element, line: Line) -> int | None:
    text, own = line.text.removesuffix("\n"), "".join(map(text_of, runs_of(paragraph)))
    return len(text) - len(own) if own and text.endswith(own) else None


def _put(paragraph: etree._Element, edit: Edit, tracking: Tracking | None, serials: Iterator[int]) -> bool:
    """Make an edit whose span counts in the text of the paragraph's runs."""
    start, end = edit.span
    runs = list(runs_of(paragraph))
    if start < 0:
        return False
    pieces = parted(runs, {start, end})
    inside: list[etree._Element] = []
    before: etree._Element | None = None
    at = 0
    for piece in pieces:
        length = len(text_of(piece))
        if start <= at and at + length <= end and length:
            inside.append(piece)
        elif at + length <= start and length:
            before = piece
        at += length
    model = inside[0] if inside else before if before is not None else pieces[0]
    if model.getparent() is not paragraph or any(piece.getparent() is not paragraph or not _is_plain(piece) for piece in inside):
        return False
    new = _like(model, edit.text) if edit.text else None
    if new is not None and model is before:
        model.addnext(new)
    elif new is not None:
        model.addprevious(new)
    if tracking is None:
        for piece in inside:
            paragraph.remove(piece)
        return True
    if new is not None:
        _wrap([new], n.INS, tracking, next(serials))
    if inside:
        _wrap(inside, n.DEL, tracking, next(serials))
    return True


def _is_plain(run: etree._Element) -> bool:
    return all(child.tag in (n.TEXT, n.RPR) for child in run)


def _like(model: etree._Element, text: str) -> etree._Element:
    """Return a run that looks like `model` and says `text`."""
    run = etree.Element(n.RUN)
    look = model.find(n.RPR)
    if look is not None:
        run.append(deepcopy(look))
    words = etree.SubElement(run, n.TEXT)
    words.text = text
    words.set(n.XML_SPACE, "preserve")
    return run


def _wrap(runs: Sequence[etree._Element], tag: str, tracking: Tracking, serial: int) -> None:
    """Put runs into a w:ins or w:del; deleted words are w:delText."""
    change = etree.Element(tag, {n.ID: str(serial), n.W + "author": AUTHOR, n.W + "date": tracking.date})
    runs[0].addprevious(change)
    for run in runs:
        change.append(run)
        for words in run.iterchildren(n.TEXT) if tag == n.DEL else ():
            words.tag = _DELETED


def free_serial(root: etree._Element) -> int:
    """Return an id that no tracked change, comment or bookmark has."""
    return max((n.whole(element.get(n.ID)) for element in root.iter() if element.get(n.ID)), default=0) + 1
