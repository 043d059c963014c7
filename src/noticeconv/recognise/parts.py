"""Which document each line belongs to: the notice itself, its attachments, and the attachments of those."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.kept import pattern
from noticeconv.records import fresh, record
from noticeconv.roles import Role
from noticeconv.zh import lexicon as lex
from noticeconv.zh.names import genre_of
from noticeconv.zh.numerals import to_int

_SPACES = pattern(r"\s+")
_MARK = pattern(r"\A附?件?[：:]?(?:附件)?[\d一二三四五六七八九十]*[.．、：:]?")
_DIGITS = pattern(r"[0-9０-９]+|[一二三四五六七八九十]+")
_AFTER_TEXT = frozenset({Role.ISSUER, Role.DATE, Role.ANNOTATION, Role.REMARK, Role.ATTACHMENT_NOTE})
_TEXT = frozenset({Role.PARAGRAPH, Role.RECIPIENTS, Role.OPENING_SALUTATION})
_UNDER_TITLE = frozenset({Role.SUBTITLE, Role.ADOPTED, Role.OCCASION, Role.REPORT_DATE, Role.SPEAKER})
_IMPRINT = frozenset({Role.MOVED_RECIPIENTS, Role.COPIED_TO, Role.PRINTER, Role.PRINT_DATE, Role.IMPRINT_OTHER})
_OPENING = frozenset({Role.ATTACHMENT, Role.TITLE, Role.ISSUER_MARK, Role.DOCUMENT_NUMBER})
_PAGE = frozenset({Role.FIELD, Role.NOISE})


@record(frozen=False)
class Part:
    """The lines (indices) of one document."""

    depth: int
    label: str = ""
    lines: list[int] = fresh(default_factory=list)
    seen: set[Role] = fresh(default_factory=set)
    notes: list[str] = fresh(default_factory=list)


def parts_of(roles: list[Role], texts: Sequence[str]) -> list[Part]:
    """Return the documents in the order they open; page lines and the imprint belong to the first."""
    found = [Part(0)]
    for at, role in enumerate(roles):
        current = found[-1]
        if len(found) == 1 and not current.seen and role is Role.ATTACHMENT:
            roles[at] = role = Role.HEADER_OTHER  # the file is itself an attachment of another
        if role in _PAGE or role in _IMPRINT:
            found[0].lines.append(at)
            continue
        if _opens(current, role):
            current = Part(_depth(found, texts[at] if role is Role.ATTACHMENT else "", _title_at(roles, texts, at)))
            current.label = texts[at] if role is Role.ATTACHMENT else ""
            found.append(current)
        current.lines.append(at)
        current.seen.add(role)
        if role is Role.ATTACHMENT_NOTE:
            current.notes.append(_SPACES.sub("", texts[at]))
    return found


def _opens(current: Part, role: Role) -> bool:
    """Whether a line with `role` begins another document after what `current` has seen."""
    if role not in _OPENING:
        return False
    if role is Role.ATTACHMENT:
        return True
    if role is Role.TITLE:
        return bool(current.seen & (_TEXT | _AFTER_TEXT)) or (Role.TITLE in current.seen and bool(current.seen & _UNDER_TITLE) and current.depth > 0)
    return Role.DATE in current.seen


def _title_at(roles: Sequence[Role], texts: Sequence[str], at: int) -> str:
    start = at + 1 if roles[at] is Role.ATTACHMENT else at
    end = start
    while end < len(roles) and roles[end] is Role.TITLE:
        end += 1
    return _SPACES.sub("", "".join(texts[start:end]))


def _depth(found: Sequence[Part], label: str, title: str) -> int:
    """Return 1, or 2 where the list or the numbering of an open attachment claims the new one."""
    if not label or len(found) == 1:
        return 1
    host = next((part for part in reversed(found[1:]) if part.depth == 1), None)
    if host is None:
        return 1
    if _listed(title, found[0].notes) or (not host.notes and not _restarts(found, label)):
        return 1
    return 2 if _listed(title, host.notes) or _restarts(found, label) else 1


def _listed(title: str, notes: Sequence[str]) -> bool:
    return len(title) > 2 and any(title in note or _without_mark(note) in title for note in notes if _without_mark(note))


def _without_mark(note: str) -> str:
    return _MARK.sub("", note)


def _restarts(found: Sequence[Part], label: str) -> bool:
    """Whether the label counts from 1 again although a labelled attachment came before and its host follows a mark."""
    number = _number(label)
    if number != 1:
        return False
    return any(part.depth == 1 and (_number(part.label) or 0) >= 1 for part in reversed(found[1:]))


def _number(label: str) -> int | None:
    digits = _DIGITS.search(label)
    return to_int(digits.group()) if digits else None


def settle_kinds(part: Part, roles: list[Role], texts: Sequence[str]) -> bool:
    """Read salutation, date and attendance as this document's kind asks; return whether it is a report."""
    title = _SPACES.sub("", "".join(texts[at] for at in part.lines if roles[at] is Role.TITLE))
    seen = part.seen
    signed = Role.ISSUER in seen or (Role.DATE in seen and Role.DOCUMENT_NUMBER in seen)
    spoken = bool(seen & {Role.OCCASION, Role.SPEAKER}) or bool(lex.REPORT_TITLE.search(title) and not _to_superior(seen))
    greets = Role.OPENING_SALUTATION in seen
    genre = genre_of(title)
    report = (spoken and (greets or bool(seen & {Role.OCCASION, Role.SPEAKER, Role.REPORT_DATE})) and not signed) or (
        greets and not signed and genre is None and Role.DATE not in seen
    )
    for at in part.lines:
        roles[at] = _settled(roles[at], report, genre)
    return report or bool(lex.REPORT_TITLE.search(title))


def _to_superior(seen: set[Role]) -> bool:
    return Role.RECIPIENTS in seen


_NOT_REPORT = {
    Role.OPENING_SALUTATION: Role.RECIPIENTS,
    Role.REPORT_DATE: Role.DATE,
    Role.OCCASION: Role.SUBTITLE,
    Role.SPEAKER: Role.SUBTITLE,
}


def _settled(role: Role, report: bool, genre: str | None) -> Role:
    if not report:
        role = _NOT_REPORT.get(role, role)
    if role is Role.ATTENDANCE and genre != "纪要":
        return Role.PARAGRAPH
    return role
