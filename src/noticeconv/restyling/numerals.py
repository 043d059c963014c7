"""Automatic numbers turned into text."""

from __future__ import annotations

from lxml import etree

from noticeconv.readers.docx import names as n
from noticeconv.restyling.paragraphs import runs_of, text_of


def write_number(paragraph: etree._Element, text: str) -> None:
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
