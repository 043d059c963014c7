"""Headers and footers: those that print, each distinct text once."""

from __future__ import annotations

from typing import Literal

from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.frames import Frames
from noticeconv.readers.docx.parts import Part
from noticeconv.readers.docx.story import Entry, Story
from noticeconv.readers.package import transitional
from noticeconv.readers.xml import parse_xml
from noticeconv.source import Region

_REFERENCE = {"running_header": n.W + "headerReference", "running_footer": n.W + "footerReference"}


def running(context: Context, frames: Frames, region: Literal["running_header", "running_footer"]) -> list[Entry]:
    """Return the lines of the headers or footers that some page shows; a text that was there already is left out."""
    seen: set[str] = set()
    entries: list[Entry] = []
    silent: dict[bytes, None] = context.styles.shared.setdefault(region, {})  # parts that say nothing in these styles, by their bytes
    for name, kind in _referred(context, _REFERENCE[region]):
        data = context.package.read(name)
        if data is None:
            context.say("S123", name)
        if data is None or data in silent or (kind == "even" and "evenAndOddHeaders" not in context.settings):
            continue
        found = _lines(context, frames, region, Part(context.package, name, parse_xml(transitional(data), name)))
        text = "\n".join(content for content, *_ in found)
        if found and (text not in seen or not text):
            seen.add(text)
            entries += found
        elif not found and len(data) < _SMALL:
            silent[data] = None
    return entries


_SMALL = 16384  # bytes of a part worth remembering


def _lines(context: Context, frames: Frames, region: Region, part: Part) -> list[Entry]:
    story = Story(context, part, frames, region)
    story.blocks(part.root)
    return [entry for entry in story.finish() if entry[0].strip() or entry[3] is not None or entry[2]]


def _referred(context: Context, reference: str) -> list[tuple[str, str]]:
    """Return the parts that the sections refer to and the pages they are for; first-page ones only where first pages differ."""
    names: dict[tuple[str, str], None] = {}
    for section in context.sections:
        found = list(section.iterchildren(reference))
        title_page = section.find(n.W + "titlePg") if found else None
        first = title_page is not None and n.on(title_page.get(n.VAL))
        for child in found:
            kind = child.get(n.TYPE, "default")
            if kind == "first" and not first:
                continue
            relation = context.main.relations.get(child.get(n.R + "id", ""))
            if relation is None or relation.external:
                context.say("S123", child.get(n.R + "id", ""))
            else:
                names[relation.target, kind] = None
    return list(names)
