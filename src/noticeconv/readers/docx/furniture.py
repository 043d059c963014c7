"""Headers and footers: those that print, each distinct text once."""

from __future__ import annotations

from typing import Literal

from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.frames import Frames
from noticeconv.readers.docx.parts import Part
from noticeconv.readers.docx.story import Entry, Story

_REFERENCE = {"running_header": n.W + "headerReference", "running_footer": n.W + "footerReference"}


def running(context: Context, frames: Frames, region: Literal["running_header", "running_footer"]) -> list[Entry]:
    """Return the lines of the headers or footers that some page shows; a text that was there already is left out."""
    seen: set[str] = set()
    entries: list[Entry] = []
    for name in _shown(context, _REFERENCE[region]):
        root = context.package.xml(name)
        if root is None:
            context.say("S123", name)
            continue
        story = Story(context, Part(context.package, name, root), frames, region)
        story.blocks(root)
        found = [entry for entry in story.finish() if entry[0].strip() or entry[3] is not None or entry[2]]
        text = "\n".join(content for content, *_ in found)
        if found and (text not in seen or not text):
            seen.add(text)
            entries += found
    return entries


def _shown(context: Context, reference: str) -> list[str]:
    """Return the parts that the sections refer to: first-page ones only where a first page differs, even ones likewise."""
    names: dict[str, None] = {}
    for section in context.sections:
        title_page = section.find(n.W + "titlePg")
        first = title_page is not None and n.on(title_page.get(n.VAL))
        for child in section.iterchildren(reference):
            kind = child.get(n.TYPE, "default")
            if (kind == "first" and not first) or (kind == "even" and "evenAndOddHeaders" not in context.settings):
                continue
            relation = context.main.relations.get(child.get(n.R + "id", ""))
            if relation is None or relation.external:
                context.say("S123", child.get(n.R + "id", ""))
            else:
                names[relation.target] = None
    return list(names)
