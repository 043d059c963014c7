"""What each line was taken for, how surely, why, and what else it could have been."""

from __future__ import annotations

from noticeconv.diagnostics import Span
from noticeconv.records import NamedTuple, record
from noticeconv.roles import Role

DOUBTFUL = 0.9
"""Below this confidence a line is doubtful: shown as such, and refused by `--strict`."""


class OutlineLine(NamedTuple):
    """One logical line of the outline.

    number      from 1, the key of `roles=` overrides
    text        what the line says, surrounding white space removed; wrapped lines joined
    spans       half-open code points into `Source.text`, one for each piece of a wrapped line
    level       of a heading, from 1; None otherwise
    depth       0 = the document itself, 1 = an attachment …
    confidence  0 to 1
    reasons     why, most telling first (Chinese)
    runner_up   the next best role, None when there was no other
    """

    number: int
    text: str
    spans: tuple[Span, ...]
    role: Role
    level: int | None
    depth: int
    confidence: float
    reasons: tuple[str, ...]
    runner_up: Role | None

    @property
    def doubtful(self) -> bool:
        """Whether a person should look at this line."""
        return self.confidence < DOUBTFUL


@record
class Outline:
    """The logical lines of a source, in order."""

    lines: tuple[OutlineLine, ...]

    @property
    def doubtful(self) -> tuple[OutlineLine, ...]:
        """The lines a person should look at."""
        return tuple(line for line in self.lines if line.doubtful)
