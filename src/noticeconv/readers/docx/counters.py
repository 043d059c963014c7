"""Counting list paragraphs: the number that Word puts in front of each."""

from __future__ import annotations

import re

from noticeconv.kept import pattern
from noticeconv.readers.docx.formats import numeral
from noticeconv.readers.docx.numbering import LEVELS, Level, NumberList

# matches "%1", "%9"; not "%", "%0", "%a"
_PLACE = pattern(r"%([1-9])")


class Counters:
    """The counters of a document's lists. Lists made from one abstract list go on counting together (17.9.16)."""

    def __init__(self) -> None:
        """Nothing counted yet."""
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def next(self, num_id: str, numbers: NumberList, at: int) -> str:
        """Count a paragraph of the list `num_id` at level `at` (from 0); return its number with what parts it from the text."""
        level = numbers.levels.get(at)
        if level is None:
            return ""
        counts = self._counts.setdefault(numbers.counts, {})
        self._restart(num_id, numbers, at, counts)
        counts[at] = counts[at] + 1 if at in counts else level.start
        for lower in [lower for lower in counts if lower > at and _restarts(numbers.levels.get(lower), at)]:
            del counts[lower]
        if level.hidden:
            return ""
        label = self._label(numbers, level, at, counts)
        return label + level.suffix if label else ""

    def _restart(self, num_id: str, numbers: NumberList, at: int, counts: dict[int, int]) -> None:
        """Put a `w:startOverride` in force the first time its list is used at that level."""
        if at in numbers.starts and (num_id, at) not in self._started:
            counts[at] = numbers.starts[at] - 1
        self._started.add((num_id, at))

    def _label(self, numbers: NumberList, level: Level, at: int, counts: dict[int, int]) -> str:
        def shown(found: re.Match[str]) -> str:
            place = int(found[1]) - 1
            if place > at:
                return ""
            other = numbers.levels.get(place, level)
            count = counts.get(place, numbers.starts.get(place, other.start))
            return numeral("decimal" if level.legal and other.format != "none" else other.format, count)

        return _PLACE.sub(shown, level.text)


def _restarts(level: Level | None, at: int) -> bool:
    """Whether a number at level `at` makes `level`, a lower one, start again (17.9.10)."""
    return level is None or level.restart is None or (0 < level.restart <= LEVELS and at < level.restart)
