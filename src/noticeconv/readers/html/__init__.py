"""HTML to Source: what a browser shows as lines, with looks as hints, tables and pictures as blocks, the page around it marked."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any, cast

from noticeconv.errors import DamagedInputError, HostileInputError
from noticeconv.kept import pattern
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.decode import Decoded, decode
from noticeconv.readers.html.css import rules_of, sheets_of
from noticeconv.readers.html.look import Looks
from noticeconv.readers.html.page import mark_page
from noticeconv.readers.html.pictures import Pictures
from noticeconv.readers.html.pieces import HintKey, hints_of
from noticeconv.readers.html.target import Target
from noticeconv.source import Hints, Source, SourceBuilder

# matches '<meta charset="gbk"', '<meta ... content="text/html; charset=gb2312"', '<?xml version="1.0" encoding="utf-8"'
DECLARED = pattern(
    rb"<meta\b[^>]{0,400}?charset\s{0,9}=\s{0,9}[\"']?\s{0,9}([\w.:-]{1,40})|"
    rb"<\?xml\b[^>]{0,200}?encoding\s{0,9}=\s{0,9}[\"']([\w.:-]{1,40})"
)
HEAD = 16384  # bytes searched for a declared encoding
MAX_BYTES = 48 * 1024 * 1024
MAX_TAGS = 500_000
BYTE_PLANE = 0x10FE00  # private code points that carry undecodable bytes through the parser


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Source:
    """Read a web page.

    Text, its order and every visible character are kept; what stands around the document has the hint region="page",
    a metadata table region="meta". Nothing is fetched and no script is run. Raises UnreadableError (empty), DamagedInputError
    (not text), HostileInputError (more than 48 MiB, half a million tags or lines).
    """
    return read_page(data, options, declared_charset(data), {}, "html")


def read_page(data: bytes, options: ReadOptions, declared: str | None, pictures: Mapping[str, tuple[str, bytes]], format: str) -> Source:
    """Read a page that may travel with its `pictures` (address to media type and bytes)."""
    _refuse_huge(data, options)
    decoded = decode(data, forced=options.encoding, declared=declared, name=options.name)
    kept_bytes = any(said.code == "S103" for said in decoded.diagnostics)
    text = decoded.text.translate(TO_PRIVATE) if kept_bytes else decoded.text
    same = decoded.encoding == "utf-8" and not kept_bytes
    target = parse(text, Pictures(pictures), data if same else None)
    if kept_bytes:
        for piece in target.pieces:
            piece.content = piece.content.translate(FROM_PRIVATE)
    return _source(target, options, decoded, format)


def declared_charset(data: bytes) -> str | None:
    """Return the encoding that the page's head names, if any."""
    head = data[:HEAD].lower()
    if b"charset" not in head and b"encoding" not in head:
        return None
    found = DECLARED.search(head)
    return (found[1] or found[2]).decode("ascii") if found else None


def parse(text: str, pictures: Pictures, encoded: bytes | None = None) -> Target:
    """Follow the page `text` (`encoded`: the same in UTF-8, if at hand); return what the target collected."""
    from lxml import etree

    target = Target(_looks(sheets_of(text)), pictures)
    parser = etree.HTMLParser(target=cast("Any", target), encoding="utf-8", huge_tree=True, no_network=True)
    shown = without_server_code(text) if "<%" in text else text
    encoded = encoded if encoded is not None and shown is text else shown.encode()
    try:
        etree.fromstring(encoded, parser)
    except etree.ParserError:  # a page without any element, such as a lone comment
        target.close()
    except etree.XMLSyntaxError as error:
        raise DamagedInputError(f"The page cannot be parsed: {error}; check the file.", f"网页无法解析：{error}；请检查文件。") from error
    mark_page(target.nodes, target.pieces)
    return target


@lru_cache(maxsize=8)
def _looks(sheet: str) -> Looks:
    """Return the memory of looks for pages with this style sheet; the pages of one office share theirs."""
    return Looks(rules_of(sheet) if sheet else None)


TO_PRIVATE = {0xDC00 + byte: BYTE_PLANE + byte for byte in range(0x80, 0x100)}
FROM_PRIVATE = {private: escaped for escaped, private in TO_PRIVATE.items()}


def without_server_code(text: str) -> str:
    """Return `text` without `<% … %>`: code of a server page that no browser shows."""
    kept, at = [], 0
    while (start := text.find("<%", at)) >= 0 and (end := text.find("%>", start + 2)) >= 0:
        kept.append(text[at:start])
        at = end + 2
    return "".join([*kept, text[at:]])


def _refuse_huge(data: bytes, options: ReadOptions) -> None:
    limit = min(MAX_BYTES, options.max_bytes)
    if len(data) > limit:
        raise HostileInputError(f"The page is larger than {limit >> 20} MiB; split it.", f"网页超过 {limit >> 20} MiB，请拆分后再试。")
    if len(data) > MAX_TAGS and data.count(b"<") > MAX_TAGS:
        raise HostileInputError(f"The page has more than {MAX_TAGS:,} tags; split it.", f"网页的标签超过 {MAX_TAGS:,} 个，请拆分后再试。")


def _source(target: Target, options: ReadOptions, decoded: Decoded, format: str) -> Source:
    builder = SourceBuilder()
    made: dict[HintKey, Hints] = {}
    entries = []
    for piece in target.pieces:
        key = piece.key()
        hints = made.get(key)
        if hints is None:
            hints = made[key] = hints_of(key)
        entries.append((piece.content, hints, piece.marks, piece.block))
    builder.extend(entries)
    return builder.build(
        format, name=options.name, encoding=decoded.encoding, assets=target.pictures.assets, diagnostics=decoded.diagnostics
    )
