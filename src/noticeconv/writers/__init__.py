"""Writers: a Document to bytes of one format. `WRITERS` lists them, `writer` gives a format's `render`."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from noticeconv.errors import UnsupportedFormatError
from noticeconv.model import Document
from noticeconv.options import WriteOptions
from noticeconv.records import NamedTuple

Render = Callable[[Document, WriteOptions], bytes]


NO_UTF8 = "[\ud800-\udfff]"
NO_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]"
"""Characters that UTF-8 and XML 1.0 have no place for: bytes that were no text, control characters."""


def _nothing() -> str | None:
    return None


def _office() -> str | None:
    import shutil

    return None if shutil.which("soffice") or shutil.which("libreoffice") else "libreoffice-writer"


class WriterFormat(NamedTuple):
    """A format that can be written: `module` has `render(document, options) -> bytes`.

    text        what is rendered is UTF-8 text
    read_back   the format carries the whole document, so that law L4 can be checked
    unkept      characters that the format can't hold, as a regular expression; they are written as U+FFFD
    missing     names the program or extra that is not installed here, None when everything is there
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    zh: str
    en: str
    text: bool
    read_back: bool
    unkept: str = ""
    missing: Callable[[], str | None] = _nothing


WRITERS: dict[str, WriterFormat] = {
    record.name: record
    for record in (
        WriterFormat("docx", (".docx",), "noticeconv.writers.docx", "Word 文档", "Word document", False, True, NO_XML),
        WriterFormat("md", (".md", ".markdown"), "noticeconv.writers.markdown", "Markdown", "Markdown", True, True),
        WriterFormat("json", (".json",), "noticeconv.writers.json", "JSON", "JSON", True, True),
        WriterFormat("txt", (".txt", ".text"), "noticeconv.writers.text", "纯文本", "plain text", True, False, NO_UTF8),
        WriterFormat("html", (".html", ".htm"), "noticeconv.writers.html", "网页", "web page", True, False, NO_XML),
        WriterFormat("pdf", (".pdf",), "noticeconv.writers.pdf", "PDF", "PDF", False, False, NO_XML, _office),
    )
}
"""Every format that can be written, by name."""


def writer_format(name: str) -> WriterFormat:
    """Return the record of a format. Raises UnsupportedFormatError."""
    record = WRITERS.get(name)
    if record is None:
        known = ", ".join(WRITERS)
        raise UnsupportedFormatError(
            f"There is no writer for '{name}'; choose one of: {known}.", f"不能写出“{name}”格式，可选：{known}。"
        )
    return record


def writer(name: str) -> Render:
    """Return `render(document, options)` of a format, importing its module now. Raises UnsupportedFormatError."""
    render: Render = import_module(writer_format(name).module).render
    return render


def format_of_suffix(name: str) -> str | None:
    """Return the format that a target's suffix asks for, None when no writer has it."""
    lowered = name.lower()
    return next((record.name for record in WRITERS.values() if lowered.endswith(record.suffixes)), None)
