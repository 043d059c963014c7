"""The items of an 附件说明 (GB/T 9704 7.3.4), read off its lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from noticeconv.kept import pattern
from noticeconv.model import AttachmentNote
from noticeconv.zh.numerals import to_int

_NOTE_LABEL = pattern(r"附\s*件?\s*[:：]\s*")
_NOTE_ITEM = pattern(r"附\s*件\s*(?P<label>[0-9０-９一二三四五六七八九十]{1,3})\s*[.．、:：]?\s*|[(（]?(?P<n>[0-9０-９]{1,2})[)）]?\s*[.．、,，﹒]\s*|(?P<s>[⒈-⒛①-⑳])\s*")


def notes_of(lines: Sequence[str]) -> list[AttachmentNote]:
    """Read the 附件说明 (7.3.4): the label stands before the first item or on a line of its own, a name may be wrapped."""
    notes: list[AttachmentNote] = []
    label = ""
    for line in _named(lines):
        found = _NOTE_LABEL.match(line)
        text = line[found.end() :] if found else line
        label = found.group().strip() if found else label
        item = _NOTE_ITEM.match(text)
        marker = item.group() if item and item.end() < len(text) else ""
        title = text[len(marker) :].strip()
        if not title:
            continue
        if notes and not found and not marker and _is_cut_short(notes[-1]):
            notes[-1].title += title
            continue
        digits = next((g for g in item.groups() if g), None) if item and marker else None
        notes.append(_note(title, to_int(digits) if digits else None, marker.strip(), label, first=not notes))
        label = ""
    return [*notes, _note("", None, "", label, first=not notes)] if label else notes


def _named(lines: Sequence[str]) -> Iterator[str]:
    """Yield the lines; a mark that stands alone on its line goes before the name on the next."""
    held = ""
    for line in lines:
        found = _NOTE_LABEL.match(line)
        item = _NOTE_ITEM.match(line, found.end() if found else 0)
        if held and (found or item):
            yield held
            held = ""
        if item and item.end() == len(line):
            held = line
        else:
            yield held + line
            held = ""
    if held:
        yield held


def _note(title: str, number: int | None, marker: str, label: str, *, first: bool) -> AttachmentNote:
    """Return an item; a label that is not the usual one of the first item is kept as written."""
    if first:
        return AttachmentNote(title=title, number=number, marker=marker or None, label=label if label not in ("", "附件：") else None)
    return AttachmentNote(title=title, number=number, marker=label + marker or None, label=None)


_WHOLE_NAME = pattern(r"(?:表|单|案|书|法|则|定|录|册|图|纲|南|告|函|知|见|划|要|准|程|报|式|件|证|说明|证明|解|例|度|范|排|览|执|料|结|题|本|卷|[）)》]|\.[a-zA-Z]{2,4})\Z")
"""How names of attachments end: a line that ends so is not wrapped."""


def _is_cut_short(note: AttachmentNote) -> bool:
    """Whether the next line without a mark carries the name on: in a numbered list always, else unless it is whole."""
    return note.number is not None or not _WHOLE_NAME.search(note.title)
