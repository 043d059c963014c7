"""A story that keeps where its lines stand: for those who change the file."""

from __future__ import annotations

from lxml import etree

from noticeconv.readers.docx.context import Context
from noticeconv.readers.docx.frames import Frames
from noticeconv.readers.docx.parts import Part
from noticeconv.readers.docx.story import Story
from noticeconv.source import Region


class Tracing(Story):
    """Notes for each paragraph of the running text, those in cells and text boxes apart, which entries it gave."""

    def __init__(self, context: Context, part: Part, frames: Frames, region: Region | None = None) -> None:
        """As a Story."""
        super().__init__(context, part, frames, region)
        self.places: list[tuple[etree._Element, int, int]] = []

    def _paragraph(self, element: etree._Element) -> None:
        start = len(self.entries)
        super()._paragraph(element)
        if self._region is None and not self._in_cell:
            while start < len(self.entries) and self.entries[start][1].region is not None:
                start += 1  # the lines of its text boxes come first
            self.places.append((element, start, len(self.entries)))
