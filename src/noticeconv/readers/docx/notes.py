"""Footnotes and endnotes: their text by id."""

from __future__ import annotations

from lxml import etree

from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.frames import Frames
from noticeconv.readers.docx.parts import Part
from noticeconv.readers.docx.story import Story

_ELEMENTS = {n.W + "footnote": "footnotes", n.W + "endnote": "endnotes"}
_MARKS_OF_OTHER_KINDS = ("separator", "continuationSeparator", "continuationNotice")


class Notes:
    """Reads a note when the text refers to it."""

    def __init__(self, context: Context, frames: Frames) -> None:
        """Hold the notes of one document; their parts are read when the first one is asked for."""
        self._context = context
        self._frames = frames
        self._parts: dict[str, tuple[Part, dict[str, etree._Element]] | None] = {}
        self._reading: set[tuple[str, str]] = set()

    def text(self, element: str, note_id: str) -> str | None:
        """Return the text of a note: paragraphs parted by line feeds. `element` is the qualified name w:footnote or w:endnote.

        None when the note is missing (which is said).
        """
        kind = _ELEMENTS[element]
        if kind not in self._parts:
            self._parts[kind] = self._read(kind, element)
        held = self._parts[kind]
        note = held[1].get(note_id) if held else None
        if held is None or note is None or (kind, note_id) in self._reading:
            self._context.say("S123", f"{kind} {note_id}")
            return None
        self._reading.add((kind, note_id))
        story = Story(self._context, held[0], self._frames, "meta")
        story.blocks(note)
        self._reading.discard((kind, note_id))
        text = "\n".join(content for content, *_ in story.finish())
        return text if self._context.ours else text.strip()

    def _read(self, kind: str, element: str) -> tuple[Part, dict[str, etree._Element]] | None:
        name = self._context.main.first(kind)
        root = self._context.package.xml(name) if name else None
        if name is None or root is None:
            return None
        notes = {note.get(n.ID, ""): note for note in root.iterchildren(element) if note.get(n.TYPE) not in _MARKS_OF_OTHER_KINDS}
        return Part(self._context.package, name, root), notes
