"""XML of strangers, parsed safely: no document types, no entities, nothing fetched, bounded depth and memory."""

from __future__ import annotations

from lxml import etree

from noticeconv.errors import DamagedInputError, HostileInputError
from noticeconv.kept import pattern

MAX_TOKENS = 2_500_000
"""Tags and attributes of one part: libxml2 takes about 120 bytes for each, so a part stays under 300 MB."""
_PROLOG = 4096  # bytes in which an XML declaration must stand
# matches 'encoding="UTF-8"', "encoding='gb2312'"; not 'coding=x', 'encoding=utf-8' (unquoted), 'encoding=""'
_ENCODING = pattern(rb"<\?xml\s[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})[\"']")
_ENCODINGS = frozenset((b"utf-8", b"utf8", b"utf-16", b"us-ascii", b"ascii", b"iso-8859-1", b"windows-1252", b"gb2312", b"gbk", b"gb18030"))
"""Encodings in which `<` and `!` are the ASCII bytes (UTF-16: with NULs between), so that the look-out below sees them."""
_TOO_MUCH = ("excessive depth", "huge", "too long", "maximum", "buffer")
"""Words with which libxml2 says that one of its safety limits was reached."""


def parse_xml(data: bytes, name: str = "XML") -> etree._Element:
    """Return the root element of `data`; `name` is the part's name, for messages.

    Comments and processing instructions are left out, external things are never loaded. Elements nest at most 256 deep
    and a text holds at most 10 MB (libxml2's limits, kept on purpose).
    Raises DamagedInputError (not well formed), HostileInputError (document type, unknown encoding, past a limit).
    """
    _refuse(data, name)
    try:
        return etree.fromstring(data, _parser())
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _explained(error, name) from error


def _parser() -> etree.XMLParser:
    """Make a parser: it holds state of its last document, so each document gets a new one (about 10 µs)."""
    return etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True, huge_tree=False)


def _refuse(data: bytes, name: str) -> None:
    head = data[:_PROLOG]
    wide = b"\x00" in head
    declared = _ENCODING.search(head.replace(b"\x00", b"") if wide else head)
    if declared and declared[1].lower() not in _ENCODINGS:
        encoding = declared[1].decode("ascii", "replace")
        raise HostileInputError(
            f"{name} is written in the encoding {encoding}, which Office files never use; open the file in Word or WPS and save it again.",
            f"{name} 使用了 Office 文件不会使用的编码 {encoding}，请用 Word 或 WPS 打开后重新保存。",
        )
    if (b"!" in data and b"<!DOCTYPE" in data) or (wide and b"<!DOCTYPE" in data.replace(b"\x00", b"")):
        raise HostileInputError(
            f"{name} declares a document type, which Office files never do (it can hide an attack); get the file from a trusted source.",
            f"{name} 含有文档类型声明（DOCTYPE），正常的 Office 文件没有，可能是攻击，已拒绝处理；请从可信来源重新获取。",
        )
    tokens = data.count(b"<") + data.count(b"=") if len(data) > MAX_TOKENS else 0
    if tokens > MAX_TOKENS:
        raise HostileInputError(
            f"{name} holds {tokens:,} tags and attributes, past the safety limit of {MAX_TOKENS:,}; split the document.",
            f"{name} 含 {tokens:,} 个标签和属性，超出安全限度 {MAX_TOKENS:,}，请拆分文档。",
        )


def _explained(error: Exception, name: str) -> DamagedInputError | HostileInputError:
    said = str(error)
    if any(word in said.lower() for word in _TOO_MUCH):
        return HostileInputError(
            f"{name} goes past a safety limit of nesting or length ({said}); open the file in Word or WPS and save it again.",
            f"{name} 的嵌套层数或长度超出安全限度（{said}），已拒绝处理；请用 Word 或 WPS 打开后重新保存。",
        )
    return DamagedInputError(
        f"{name} is not well-formed XML ({said}); the file is damaged, get it again, or open it in Word or WPS and save it again.",
        f"{name} 不是完好的 XML（{said}），文件已损坏；请重新获取，或用 Word、WPS 打开后另存。",
    )
