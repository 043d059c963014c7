"""The table of readers: one record a format, with what it takes to be read here."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from importlib.util import find_spec
from typing import Any

from noticeconv.errors import MissingToolError, UnsupportedFormatError
from noticeconv.records import NamedTuple


def _always() -> str | None:
    return None


def _needs_office() -> str | None:
    from noticeconv.soffice import executable

    try:
        executable()
    except MissingToolError:
        return "libreoffice-writer"
    return None


def _needs_pdfium() -> str | None:
    return None if find_spec("pypdfium2") else "noticeconv[pdf]"


class Format(NamedTuple):
    """A format that can be read. `module` has `read(data, options) -> Source` (json: -> Document).

    `missing()` names the program or extra that is not installed, None when everything is there.
    """

    name: str
    suffixes: tuple[str, ...]
    module: str
    zh: str
    en: str
    missing: Callable[[], str | None] = _always


FORMATS: dict[str, Format] = {
    record.name: record
    for record in (
        Format("txt", (".txt", ".text"), "noticeconv.readers.txt", "纯文本", "plain text"),
        Format("html", (".html", ".htm", ".shtml", ".xhtml", ".jsp", ".asp", ".aspx"), "noticeconv.readers.html", "网页", "web page"),
        Format("mhtml", (".mhtml", ".mht"), "noticeconv.readers.mhtml", "单文件网页", "web page in one file"),
        Format("docx", (".docx", ".docm", ".dotx", ".dotm"), "noticeconv.readers.docx", "Word 文档", "Word document"),
        Format("doc", (".doc", ".dot"), "noticeconv.readers.office", "旧版 Word 文档", "old Word document", _needs_office),
        Format("wps", (".wps", ".wpt"), "noticeconv.readers.office", "WPS 文档", "WPS document", _needs_office),
        Format("rtf", (".rtf",), "noticeconv.readers.office", "RTF 文档", "RTF document", _needs_office),
        Format("odt", (".odt", ".ott", ".fodt"), "noticeconv.readers.office", "OpenDocument 文档", "OpenDocument text", _needs_office),
        Format("pdf", (".pdf",), "noticeconv.readers.pdf", "PDF（有文字层）", "PDF with a text layer", _needs_pdfium),
        Format("md", (".md", ".markdown"), "noticeconv.readers.markdown", "Markdown", "Markdown"),
        Format("json", (".json",), "noticeconv.readers.json", "noticeconv 的 JSON", "noticeconv's JSON"),
    )
}
"""Every format by its name."""


def by_suffix(name: str | None) -> str | None:
    """Return the format that a file name's suffix belongs to, if any."""
    if not name or "." not in name:
        return None
    suffix = name[name.rindex(".") :].lower()
    return next((record.name for record in FORMATS.values() if suffix in record.suffixes), None)


def reader(format: str) -> Callable[..., Any]:
    """Return `read(data, options)` of a format, importing its module now. Raises UnsupportedFormatError."""
    record = FORMATS.get(format)
    if record is None:
        known = ", ".join(FORMATS)
        raise UnsupportedFormatError(
            f"There is no reader for '{format}'; the formats are: {known}.",
            f"没有“{format}”格式的读取器，可用的有：{known}。",
        )
    read: Callable[..., Any] = import_module(record.module).read
    return read
