"""Automatic numbers: which a paragraph has, and turned into text."""

from __future__ import annotations

from lxml import etree

from noticeconv.diagnostics import Diagnostic, diagnostic
from noticeconv.options import ReadOptions
from noticeconv.readers.docx import Traced
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.frames import Frame
from noticeconv.restyling.accounts import account_of, refuse_loss, words_of
from noticeconv.restyling.archive import with_parts
from noticeconv.restyling.changes import Changes
from noticeconv.restyling.fixing import opened
from noticeconv.restyling.paragraphs import runs_of, text_of


def numbered_file(data: bytes, options: ReadOptions) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return a Word file whose automatic numbers are text, and what there is to say. Raises VerificationError and what reading raises.

    A list that goes on in a cell, in a text box or in a paragraph of several lines stays automatic as a whole: what is left
    of it would count anew.
    """
    file = opened(data, options)
    before, words = account_of(file.package, file.main), words_of(file.source)
    found, stuck = _numbered(file)
    for paragraph, counts, label in found:
        if counts not in stuck:
            _write_number(paragraph, label)
    changes = Changes(file)
    changes.set(file.main.name, file.main.root)
    new = with_parts(data, changes.parts)
    refuse_loss(before, new, options, words)
    left = sum(counts in stuck for _, counts, _ in found)
    return new, ((diagnostic("L105", left),) if left else ())


def _numbered(file: Traced) -> tuple[list[tuple[etree._Element, str, str]], set[str]]:
    """Return the paragraphs whose numbers can be written out (with their counter and number), and the counters others use too."""
    places = {paragraph: (start, end) for paragraph, start, end in file.paragraphs}
    found, stuck = [], set()
    for paragraph in file.main.root.iter(n.P):
        frame = frame_of(file, paragraph)
        if frame.numbers is None:
            continue
        start, end = places.get(paragraph, (0, 0))
        text, own = file.source.lines[start].text.removesuffix("\n"), "".join(map(text_of, runs_of(paragraph)))
        if end - start != 1 or not text.endswith(own):
            stuck.add(frame.numbers.counts)
        elif len(text) > len(own):
            found.append((paragraph, frame.numbers.counts, text[: len(text) - len(own)]))
    return found, stuck


def frame_of(file: Traced, paragraph: etree._Element) -> Frame:
    """Return what the properties of a paragraph come to in its file."""
    properties = paragraph[0] if len(paragraph) else None
    return file.frames.plain if properties is None or properties.tag != n.PPR else file.frames.read(properties)[0]


def number_of(frame: Frame) -> tuple[int, int] | None:
    """Return list and level of a paragraph's automatic number."""
    number = frame.properties.num_id
    return None if frame.numbers is None or number is None else (int(number), frame.level_at)


def _write_number(paragraph: etree._Element, label: str) -> None:
    """Write the automatic number of `paragraph` as its first words; it counts no more."""
    run = etree.Element(n.RUN)
    words = etree.SubElement(run, n.TEXT)
    words.text = label.rstrip("\t ")
    words.set(n.XML_SPACE, "preserve")
    properties = paragraph.find(n.PPR)
    if properties is None:
        properties = etree.Element(n.PPR)
        paragraph.insert(0, properties)
    for old in properties.findall(n.NUMPR):
        properties.remove(old)
    number = etree.SubElement(properties, n.NUMPR)
    etree.SubElement(number, n.NUMID, {n.VAL: "0"})
    paragraph.insert(1, run)
