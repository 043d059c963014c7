"""Document → JSON: complete, unset fields left out, in the order in which the parts stand on paper."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from noticeconv.model import SCHEMA, Document
from noticeconv.options import DEFAULT_WRITE, WriteOptions

if TYPE_CHECKING:
    from pathlib import Path

ORDER = (
    *("schema", "kind", "genre", "form", "header", "title", "subtitle", "adopted", "recipients"),
    *("occasion", "date", "speaker", "salutation", "body", "attachment_notes", "attendance", "signature"),
    *("annotation", "remarks", "attachments", "imprint", "page", "assets"),
)
"""The fields of a document as they follow each other."""

_PLACE = {name: at for at, name in enumerate(ORDER)}


def render(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return `document` as UTF-8 JSON, indented by two, with the name of its schema first.

    With `options.media_dir` the pictures go there as files and their bytes are left out. Raises OSError, TargetError.
    """
    held = _ordered({"schema": SCHEMA, **document.model_dump(mode="json")})
    if options.media_dir:
        _file_pictures(document, held, options.media_dir)
    text = json.dumps(held, ensure_ascii=False, indent=2) + "\n"
    return text.encode("utf-8", "backslashreplace")  # a lone surrogate, a byte that was no text, becomes its JSON escape


def _file_pictures(document: Document, held: dict[str, Any], folder: Path) -> None:
    from noticeconv.writers.media import picture_file

    for sha, asset in document.assets.items():
        if asset.data is not None:
            picture_file(folder, sha, asset)
            del held["assets"][sha]["data"]


def _ordered(document: dict[str, Any]) -> dict[str, Any]:
    """Return a dumped document with its fields in `ORDER`, and the documents in its attachments likewise."""
    held = dict(sorted(document.items(), key=lambda field: _PLACE[field[0]]))
    if "attachments" in held:
        held["attachments"] = [{**attachment, "content": _ordered(attachment["content"])} for attachment in held["attachments"]]
    return held
