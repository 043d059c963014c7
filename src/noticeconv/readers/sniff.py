"""What a file is by its content; its name only decides what content cannot (Markdown, old Office flavours)."""

from __future__ import annotations

import re

from noticeconv.errors import UnsupportedFormatError
from noticeconv.kept import pattern
from noticeconv.readers.directory import directory
from noticeconv.readers.table import by_suffix

HEAD = 8192  # bytes looked at
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
# matches "<html", "<!DOCTYPE html", "<p ", "<table>"; not "<U+00A0>", "<通知>", "<parent"
HTML = pattern(
    rb"<(?:!doctype\s{1,9}html|html|head|body|meta|title|div|table|tbody|tr|td|p|h[1-6]|br|center|font|span|ul|ol|style|script|section|article)(?=[\s>/])",
    re.IGNORECASE,
)
OPENING = pattern(rb"(?:\s|<\?xml[^>]{0,200}\?>|<!--[^\x00]{0,4000}?-->|<%[^\x00]{0,4000}?%>|<!\[[^\]]{0,80}\]>)*", re.IGNORECASE)
MIME = pattern(rb"(?:[\w-]{1,40}:[^\n]{0,900}\r?\n(?:[ \t][^\n]{0,900}\r?\n){0,20}){1,40}\r?\n")
FRONT_MATTER = pattern(rb"---[ \t]*\r?\n(?:[^\n]{0,400}\r?\n){1,200}?---[ \t]*(?:\r?\n|$)")
OUR_KEY = pattern(rb"^(?:noticeconv|schema)\s*:", re.MULTILINE)
OUR_MARK = b"<!-- noticeconv"
OLD_OFFICE = frozenset({"doc", "wps"})
# matches '{"kind"', '{ }'; not "{一}", "[2018]3号"
JSON_START = pattern(rb"\{\s*[\"}]")


def sniff(data: bytes, name: str | None = None) -> str:
    """Return the name of the format of `data`; `name` (a file name) breaks ties.

    Raises UnsupportedFormatError for what is plainly another kind of file (a spreadsheet, slides).
    """
    head = data[:HEAD]
    binary = _binary(data, head, name)
    if binary:
        return binary
    return _textual(_as_ascii(head), by_suffix(name))


def _binary(data: bytes, head: bytes, name: str | None) -> str | None:
    if head.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packaged(data, name)
    if head.startswith(OLE):
        return "wps" if by_suffix(name) == "wps" else "doc"
    if head.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"%PDF-"):
        return "pdf"
    if b"%PDF-" in head[:1024] and not HTML.search(head[:1024]):
        return "pdf"
    return None


def _packaged(data: bytes, name: str | None) -> str:
    """Which office format a zip holds; one that cannot be listed is left to the reader its name asks for."""
    try:
        members = {entry.name for entry in directory(data)[:5000]}
    except ValueError:
        members = set()
    if "word/document.xml" in members or any(member.startswith("word/") for member in members):
        return "docx"
    if "content.xml" in members:
        return "odt"
    kind = next((zh_en for prefix, zh_en in OTHER_PACKAGES if any(member.startswith(prefix) for member in members)), None)
    if kind:
        raise UnsupportedFormatError(
            f"{name or 'The input'} is {kind[1]}; save the text as .docx and convert that.",
            f"{name or '输入'}是{kind[0]}，请另存为 .docx 后再转换。",
        )
    asked = by_suffix(name)
    return asked if asked in ("docx", "odt", "wps") else "docx"


OTHER_PACKAGES = (("xl/", ("电子表格", "a spreadsheet")), ("ppt/", ("演示文稿", "a set of slides")))


def _as_ascii(head: bytes) -> bytes:
    """Return the head with UTF-16 made readable: its marks are ASCII in any encoding."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head[2:]
    return head.replace(b"\x00", b"").removeprefix(b"\xef\xbb\xbf")


def _textual(head: bytes, suffix: str | None) -> str:
    opening = OPENING.match(head)
    start = head[opening.end() :] if opening else head
    if _is_mhtml(head):
        return "mhtml"
    if HTML.match(start):
        return "html"
    if b"office:document" in head and b"opendocument" in head:
        return "odt"
    if suffix == "json" or (suffix is None and JSON_START.match(head.lstrip())):
        return "json"
    if suffix == "md" or OUR_MARK in head or _our_front_matter(head):
        return "md"
    if suffix == "html" or (suffix not in ("txt", "md") and len(HTML.findall(head)) >= 3):
        return "html"
    return "txt"


def _is_mhtml(head: bytes) -> bool:
    found = MIME.match(head.lstrip(b"\r\n"))
    lowered = (found[0] if found else head[:2000]).lower()
    return found is not None and b"mime-version:" in lowered and b"content-type:" in lowered


def _our_front_matter(head: bytes) -> bool:
    found = FRONT_MATTER.match(head)
    return found is not None and OUR_KEY.search(found[0]) is not None
