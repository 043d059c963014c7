"""The page around a document: the names and values that its lines state."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noticeconv.kept import pattern
from noticeconv.model import Page, PageField
from noticeconv.roles import Role
from noticeconv.zh.lexicon import FIELD_NAMES

_SPACES = pattern(r"[\s\u200b\ufeff]+")
# on a text without spaces, tabs apart: what a name stands before, as in "发布时间：", "来源\t", "来源\t："
_STOP = pattern(r"\t?[:：]|\t")
_NAMES = frozenset(FIELD_NAMES)
_LONGEST = max(map(len, FIELD_NAMES))
_TRIM = " \t\r\n\v\f\u00a0\u3000\u2002\u2003\u2009\u200b\ufeff|｜【】[]［］;；,，"


def fields_of(text: str) -> list[PageField]:
    """Return the fields that a line such as 发布者：张某 发布时间：2017-04-01 states, in order; empty when it states none.

    >>> [field.value for field in fields_of("发布者:王平发布时间:2017-04-01浏览次数:74")]
    ['王平', '2017-04-01', '74']
    """
    if ":" not in text and "：" not in text and "\t" not in text:
        return []
    close, places = _without_spaces(text)
    found = list(_named(close))
    fields = []
    ends = [*(places[later] for later, _, _ in found[1:]), len(text)]
    for (start, name, stop), end in zip(found, ends[: len(found)], strict=True):
        raw = text[places[start] : end].strip(_TRIM)
        value = text[places[stop - 1] + 1 : end].strip(_TRIM)
        fields.append(PageField(name=name, value=value, text=raw if raw != f"{name}：{value}" else None))
    return fields


def _named(text: str) -> Iterator[tuple[int, str, int]]:
    """Yield where each name starts, the name, and where it and its colon end."""
    for stop in _STOP.finditer(text):
        end = stop.start()
        for size in range(min(_LONGEST, end), 0, -1):
            if (name := text[end - size : end]) in _NAMES:
                yield end - size, name, end if stop[0] == "\t" else stop.end()
                break


def _without_spaces(text: str) -> tuple[str, Sequence[int]]:
    """Return `text` with its spaces removed, a run that holds a tab made one tab, and where each character stood."""
    gaps = list(_SPACES.finditer(text))
    if not gaps:
        return text, range(len(text))
    parts: list[str] = []
    places: list[int] = []
    at = 0
    for gap in (*gaps, None):
        start = gap.start() if gap else len(text)
        parts.append(text[at:start])
        places.extend(range(at, start))
        if gap is None:
            break
        if "\t" in gap[0]:
            parts.append("\t")
            places.append(gap.start())
        at = gap.end()
    return "".join(parts), places


def covered(text: str, fields: Sequence[PageField]) -> bool:
    """Whether the fields hold every visible character of the line, separators apart."""
    held = sum(_telling(field.text or f"{field.name}：{field.value}") for field in fields)
    return held >= _telling(text)


def _telling(text: str) -> int:
    """Return how many characters are neither white space nor mere separators."""
    return sum(1 for char in text if not char.isspace() and char not in _TRIM)


def page_of(lines: Sequence[tuple[Role, str]]) -> Page | None:
    """Return the page that these lines (role FIELD or NOISE, text) describe; None when there are none."""
    if not lines:
        return None
    page = Page()
    for role, text in lines:
        fields = fields_of(text) if role is Role.FIELD else []
        page.fields += fields
        if not fields or not covered(text, fields):
            page.noise.append(text)
    return page
