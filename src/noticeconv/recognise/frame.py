"""What frames the text, from its lines by role: 版头, signature with date, 版记."""

from __future__ import annotations

from noticeconv.kept import pattern
from noticeconv.model import CopiedTo, DateValue, DocumentNumber, Header, Imprint, Signature
from noticeconv.roles import Role
from noticeconv.zh.dates import find_date
from noticeconv.zh.lexicon import LABELS, NUMBER_PARTS
from noticeconv.zh.names import split_copied, split_issuers
from noticeconv.zh.numerals import to_int


def date_of(text: str) -> DateValue:
    """Return `text` with the day it names; the value stays unset when it names none."""
    found = find_date(text)
    return DateValue(text=text, value=found.value if found else None)


def number_of(text: str) -> DocumentNumber:
    """Return 发文字号 with its three parts where they can be told apart (7.2.5)."""
    parts = NUMBER_PARTS.match(text)
    if parts is None:
        return DocumentNumber(text=text)
    year = parts["year"]
    return DocumentNumber(
        text=text,
        agency=parts["agency"].strip() or None,
        year=to_int(year) if year else None,
        serial=parts["serial"].strip() or None,
    )


def header_of(texts: dict[Role, list[str]]) -> Header | None:
    """Return the 版头 that the lines of these roles make (7.2); None without any."""
    if texts.keys().isdisjoint(_HEADER):
        return None
    secrecy, _, period = "".join(texts.get(Role.CLASSIFICATION, [])).partition("★")
    number = "".join(texts.get(Role.DOCUMENT_NUMBER, [])[:1])
    names = [name for line in texts.get(Role.SIGNATORY, []) for name in labelled(line)[1].removeprefix("签发人").split()]
    return Header(
        copy_number="".join(texts.get(Role.COPY_NUMBER, [])) or None,
        classification=secrecy or None,
        classification_period=period or None,
        urgency="".join(texts.get(Role.URGENCY, [])) or None,
        issuer_marks=texts.get(Role.ISSUER_MARK, []),
        document_number=number_of(number) if number else None,
        signatories=names,
        other=[*texts.get(Role.DOCUMENT_NUMBER, [])[1:], *texts.get(Role.HEADER_OTHER, [])],
    )


_HEADER = frozenset(
    {
        Role.COPY_NUMBER,
        Role.CLASSIFICATION,
        Role.URGENCY,
        Role.ISSUER_MARK,
        Role.DOCUMENT_NUMBER,
        Role.SIGNATORY,
        Role.HEADER_OTHER,
    }
)
_IMPRINT = frozenset({Role.MOVED_RECIPIENTS, Role.COPIED_TO, Role.PRINTER, Role.PRINT_DATE, Role.IMPRINT_OTHER})


_APART = pattern(r"[\s:：]")


def labelled(text: str) -> tuple[str, str]:
    """Split 抄送：×× into its label and what follows."""
    found = LABELS.match(text)
    return ("", text) if found is None else (_APART.sub("", found.group()), text[found.end() :].strip())


def _copied(text: str, usual: str) -> CopiedTo:
    found = LABELS.match(text)
    label, rest = (found.group(), text[found.end() :].strip()) if found else ("", text)
    return CopiedTo(text=rest, names=split_copied(rest), label=label if label != usual else None)


def signature_of(texts: dict[Role, list[str]]) -> Signature | None:
    """Return 发文机关署名 and 成文日期 (7.3.5); None without either."""
    issuers = [name for line in texts.get(Role.ISSUER, []) for name in _signing(line)]
    dates = texts.get(Role.DATE, [])
    if not issuers and not dates:
        return None
    return Signature(issuers=issuers, date=date_of("".join(dates)) if dates else None)


def _signing(line: str) -> list[str]:
    """Return the organs that sign on a line; one organ stays as written."""
    names = split_issuers(line)
    return names if len(names) > 1 else [line]


def imprint_of(texts: dict[Role, list[str]]) -> Imprint | None:
    """Return the 版记 that the lines of these roles make (7.4); None without any."""
    if texts.keys().isdisjoint(_IMPRINT):
        return None
    moved = "".join(texts.get(Role.MOVED_RECIPIENTS, []))
    moved_recipients = _copied(moved, "主送：")
    copies = [_copied(text, "抄送：") for text in texts.get(Role.COPIED_TO, [])]
    bare = [text for text, copied in zip(texts.get(Role.COPIED_TO, []), copies, strict=True) if not copied.text]
    if moved and not moved_recipients.text:
        bare.insert(0, moved)  # a label with nothing behind it
    printed = "".join(texts.get(Role.PRINT_DATE, []))
    return Imprint(
        moved_recipients=moved_recipients if moved_recipients.text else None,
        copied_to=[copied for copied in copies if copied.text],
        printer="".join(texts.get(Role.PRINTER, [])) or None,
        print_date=date_of(printed) if printed else None,
        other=[*bare, *texts.get(Role.IMPRINT_OTHER, [])],
    )
