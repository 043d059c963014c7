"""Automatic numbers: which a paragraph has, and turned into text."""

from __future__ import annotations

from lxml import etree

from noticeconv.options import ReadOptions
from noticeconv.readers.docx import Traced
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.frames import Frame
from noticeconv.restyling.accounts import account_of, refuse_loss, words_of
from noticeconv.restyling.archive import with_parts
from noticeconv.restyling.changes import Changes
from noticeconv.restyling.fixing import opened
from noticeconv.restyling.paragraphs import runs_of, text_of


def numbered_file(data: bytes, options: ReadOptions) -> bytes:
    """Return a Word file whose automatic numbers are text. Raises VerificationError and what reading raises."""
    file = opened(data, options)
    before, words = account_of(file.package, file.main), words_of(file.source)
    for paragraph, start, end in file.paragraphs:
        if end - start == 1 and number_of(frame_of(file, paragraph)) is not None:
            _write_number(paragraph, file.source.lines[start].text.removesuffix("\n"))
    changes = Changes(file)
    changes.set(file.main.name, file.main.root)
    new = with_parts(data, changes.parts)
    refuse_loss(before, new, options, words)
    return new


def frame_of(file: Traced, paragraph: etree._Element) -> Frame:
    """Return what the properties of a paragraph come to in its file."""
    properties = paragraph[0] if len(paragraph) else None
    return file.frames.plain if properties is None or properties.tag != n.PPR else file.frames.read(properties)[0]


def number_of(frame: Frame) -> tuple[int, int] | None:
    """Return list and level of a paragraph's automatic number."""
    number = frame.properties.num_id
    return None if frame.numbers is None or number is None else (int(number), frame.level_at)


def _write_number(paragraph: etree._Element, text: str) -> None:
    """Write the automatic number of `paragraph`, whose whole text is `text`, as its first words; it counts no more."""
    own = "".join(map(text_of, runs_of(paragraph)))
    if not text.endswith(own) or len(own) == len(text):
        return
    run = etree.Element(n.RUN)
    words = etree.SubElement(run, n.TEXT)
    words.text = text[: len(text) - len(own)].rstrip("\t ")
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
