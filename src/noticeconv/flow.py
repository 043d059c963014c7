"""A document as the lines it has on paper, each with its role: what every writer renders and what building inverts.

`flow(document)` lists the lines in reading order; `noticeconv.recognise.build` makes the document of such lines again:
`build(flow(d)) == d`. A reader of one of our own formats gives the same roles back as hints of its Source lines.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass

from noticeconv.model import Document, Image, Mark, Page, Table
from noticeconv.roles import Role


@dataclass(frozen=True, slots=True)
class FlowLine:
    """One paragraph, table or picture on paper.

    text      the whole line as written, number marks and labels (附件：, 抄送：, 签发人：) included
    level     HEADING: the section's level, from 1. Other body lines: the level of the section that owns the line (0 = the
              body itself), given only when that is not the section opened last; None means "belongs to the open section"
    depth     0 = the document itself, 1 = an attachment, 2 = an attachment of an attachment …
    opens     this line is the first of an attachment at `depth` (the label line 附件1, or the title when there is no label)
    marks     stand-off marks over `text` (code points)
    block     the Table or Image itself, for TABLE and IMAGE lines; text is then empty
    head_end  HEADING whose section is run in: where mark + heading + stop end in `text`; the rest is the first paragraph
    """

    role: Role
    text: str = ""
    level: int | None = None
    depth: int = 0
    opens: bool = False
    marks: tuple[Mark, ...] = ()
    block: Table | Image | None = None
    head_end: int | None = None


@dataclass(frozen=True, slots=True)
class Envelope:
    """What has no place in the text: per document (in the order they open) kind, form and genre; and the page.

    Readers of our own formats put `dump()` into `Source.properties[KEY]`.
    """

    KEY = "noticeconv"  # noqa: RUF045 - a constant, not a field

    documents: tuple[tuple[str, str | None, str | None], ...] = ()
    page: Page | None = None

    def dump(self) -> str:
        """Return the envelope as one line of JSON."""
        ...

    @classmethod
    def load(cls, text: str) -> Envelope:
        """Read what `dump` wrote. Raises ValueError when it is something else."""
        ...


def flow(document: Document) -> list[FlowLine]:
    """Return the lines of `document` in reading order, attachments and imprint included; never the page around it."""
    ...


def envelope(document: Document) -> Envelope:
    """Return what `flow(document)` leaves out."""
    ...
