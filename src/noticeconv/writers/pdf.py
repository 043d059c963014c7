"""Document → PDF: what the Word writer makes, printed by LibreOffice."""

from __future__ import annotations

from noticeconv.model import Document
from noticeconv.options import DEFAULT_WRITE, WriteOptions
from noticeconv.soffice import convert

TIMEOUT = 120.0
"""Seconds that LibreOffice may take for one document."""


def render(document: Document, options: WriteOptions = DEFAULT_WRITE) -> bytes:
    """Return `document` as PDF, laid out by `options.profile`; fonts that this machine lacks are replaced by their like.

    Raises MissingToolError (no LibreOffice), DamagedInputError (LibreOffice hangs or fails).
    """
    from noticeconv.writers import docx

    return convert(docx.render(document, options), ".docx", "pdf", TIMEOUT)
