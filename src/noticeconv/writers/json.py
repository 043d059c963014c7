"""Document → JSON: complete, unset fields left out, readable."""

from __future__ import annotations

import json

from noticeconv.model import SCHEMA, Document
from noticeconv.options import DEFAULT_WRITE, WriteOptions


def render(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return `document` as UTF-8 JSON, indented by two, with the name of its schema first."""
    held = {"schema": SCHEMA, **document.model_dump(mode="json")}
    return (json.dumps(held, ensure_ascii=False, indent=2) + "\n").encode()
