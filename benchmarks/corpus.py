"""The annotated documents beside the project: where they are, and what each line of one should be taken for."""

from __future__ import annotations

import hashlib
import json
import os
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from noticeconv.recognise import OutlineLine
from noticeconv.roles import Role

HERE = Path(__file__).resolve().parents[1]
CORPUS = Path(os.environ.get("NOTICECONV_SHARED", HERE.parent / "shared")) / "corpus"
SAMPLES = HERE / "samples"
_PAGE = frozenset({Role.NOISE, Role.FIELD})
_BODY = frozenset({Role.PARAGRAPH, Role.SALUTATION})


@dataclass(frozen=True)
class Annotated:
    """A document with its annotation."""

    path: Path
    gold: dict[str, Any]


def annotated() -> Iterator[Annotated]:
    """Yield the annotated documents in order; none where the corpus is absent."""
    for path in sorted((CORPUS / "gold").glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        yield Annotated(CORPUS / "documents" / gold["file"], gold)


def digest() -> str:
    """Return a short digest of documents and annotations, by which figures are pinned."""
    held = hashlib.sha256()
    for path in sorted([*(CORPUS / "gold").glob("*.json"), *(CORPUS / "documents").iterdir()]):
        held.update(path.name.encode() + hashlib.sha256(path.read_bytes()).digest())
    return held.hexdigest()[:16]


def bare(text: str | None) -> str:
    """Return `text` as texts are compared: NFKC, without white space and the points around it."""
    plain = "".join(char for char in unicodedata.normalize("NFKC", text or "") if not char.isspace())
    return plain.strip(":,.;。、，；：()（）《》")


def expected(gold: dict[str, Any]) -> dict[str, set[Role]]:
    """Return what lines with these (bare) words should be; headings by their opening."""
    roles: dict[str, set[Role]] = {}

    def add(text: str | None, *which: Role) -> None:
        if bare(text):
            roles.setdefault(bare(text), set()).update(which)

    for part in (gold, *(gold.get("attachments") or [])):
        add(part.get("title"), Role.TITLE)
        add(part.get("label"), Role.ATTACHMENT, Role.HEADER_OTHER)
        for issuer in part.get("issuers") or []:
            add(issuer, Role.ISSUER)
        for note in part.get("attachment_note") or []:
            add(note, Role.ATTACHMENT_NOTE)
    add(gold.get("doc_number"), Role.DOCUMENT_NUMBER, Role.FIELD)
    add(gold.get("recipients_raw"), Role.RECIPIENTS, Role.OPENING_SALUTATION)
    add(gold.get("annex_note"), Role.ANNOTATION)
    for noise in gold.get("noise") or []:
        add(noise, *_PAGE)
    return roles


def is_right(line: OutlineLine, gold: dict[str, Any], roles: dict[str, set[Role]]) -> bool | None:
    """Whether a line got its role; None where the annotation does not say."""
    words = bare(line.text)
    if line.role is Role.ISSUER and len(gold.get("issuers") or []) > 1:
        return all(bare(name) in words for name in gold["issuers"]) or words in roles
    if line.role in (Role.PRINTER, Role.PRINT_DATE, Role.COPIED_TO):
        return None
    if words in roles:
        return line.role in roles[words] or (line.role in _PAGE and Role.TITLE in roles[words])
    if line.role in _PAGE:
        return None
    if line.role is Role.TITLE:
        return any(words in title for title, held in roles.items() if Role.TITLE in held)
    if line.role is Role.HEADING or line.role in _BODY:
        return _body_is_right(line, gold)
    if line.role is Role.RECIPIENTS or line.role is Role.ISSUER or line.role is Role.DOCUMENT_NUMBER:
        return any(words in text for text, held in roles.items() if line.role in held)
    return None


def _body_is_right(line: OutlineLine, gold: dict[str, Any]) -> bool | None:
    """Whether a line is a heading exactly when the annotation lists it."""
    wanted = [bare(marker + text)[:14] for part in (gold, *(gold.get("attachments") or [])) for _, marker, text in part.get("headings") or []]
    words = bare(line.text)
    listed = any(words.startswith(head) or head.startswith(words) for head in wanted if head)
    return (line.role is Role.HEADING) == listed
