"""Zip packages of strangers (.docx, .odt), opened safely: in memory only, within limits, every failure a clear sentence."""

from __future__ import annotations

import struct
import zlib
from typing import Any

from lxml import etree

from noticeconv.errors import DamagedInputError, HostileInputError, UnreadableError
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.readers.directory import DEFLATED, STORED, Entry, directory
from noticeconv.readers.xml import parse_xml

MAX_PARTS = 10_000
_HARMLESS = 4 * 1024 * 1024
"""A part that inflates to no more bytes than this may be packed as tightly as it likes: 10,000 equal paragraphs are."""
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_METHODS = frozenset((STORED, DEFLATED))
_ENCRYPTED = 0x1
_BROKEN = (zlib.error, struct.error, ValueError)


class Package:
    """The parts of a package by name. Nothing is written to disk; a part is inflated when it is asked for."""

    def __init__(self, data: bytes, options: ReadOptions = DEFAULT_READ) -> None:
        """Open `data`.

        Raises UnreadableError (empty), DamagedInputError (no zip, truncated, a name twice, password),
        HostileInputError (too many parts, too large, or inflating by too much: see ReadOptions).
        """
        _refuse_other(data)
        if len(data) > options.max_bytes:
            raise _too_large(len(data), options.max_bytes)
        try:
            parts = directory(data)
        except ValueError as error:
            raise _damaged(f"its directory cannot be read: {error}", f"目录无法读取：{error}") from error
        self._data = data
        self._parts = _by_name(parts, options)
        self._folded: dict[str, str] | None = None
        self.relations: dict[str, Any] | None = None

    @property
    def names(self) -> list[str]:
        """The names of all parts, in the order of the package."""
        return list(self._parts)

    def find(self, name: str) -> str | None:
        """Return the part that `name` names; case is ignored where it must be (ECMA-376 part 2, 6.2.2.3)."""
        if name in self._parts:
            return name
        if self._folded is None:
            self._folded = {known.replace("\\", "/").lower(): known for known in self._parts}
        return self._folded.get(name.lower())

    def size(self, name: str) -> int:
        """Return how many bytes a part inflates to; 0 when there is none of that name."""
        found = self.find(name)
        return self._parts[found].size if found is not None else 0

    def read(self, name: str) -> bytes | None:
        """Return the bytes of a part, None when there is none of that name. Raises DamagedInputError."""
        found = self.find(name)
        if found is None:
            return None
        try:
            return _inflated(self._data, self._parts[found])
        except _BROKEN as error:
            raise _damaged(f"its part {name} cannot be inflated: {error}", f"其中 {name} 无法解压：{error}") from error

    def xml(self, name: str) -> etree._Element | None:
        """Return the root element of a part, None when there is none of that name. Raises as `parse_xml`."""
        data = self.read(name)
        return None if data is None else parse_xml(transitional(data), name)


_STRICT = b"http://purl.oclc.org/ooxml/"
_NAMESPACES = (
    (b"wordprocessingml/main", b"wordprocessingml/2006/main"),
    (b"officeDocument/relationships", b"officeDocument/2006/relationships"),
    (b"officeDocument/math", b"officeDocument/2006/math"),
    (b"drawingml/main", b"drawingml/2006/main"),
    (b"drawingml/wordprocessingDrawing", b"drawingml/2006/wordprocessingDrawing"),
    (b"drawingml/picture", b"drawingml/2006/picture"),
    (b"drawingml/chart", b"drawingml/2006/chart"),
)


def transitional(data: bytes) -> bytes:
    """Return the XML with the namespaces of strict Office files (ISO 29500 part 1) turned into the usual ones."""
    if _STRICT not in data:
        return data
    for strict, usual in _NAMESPACES:
        data = data.replace(_STRICT + strict, b"http://schemas.openxmlformats.org/" + usual)
    return data


def _refuse_other(data: bytes) -> None:
    if not data:
        raise UnreadableError("The file is empty; get it again.", "文件是空的，请重新获取。")
    if data.startswith(_OLE):
        raise DamagedInputError(
            "This is an old .doc file, or a .docx protected by a password; open it in Word or WPS and save it as .docx without a password.",
            "这是旧版 .doc 文件，或有密码保护的 .docx；请用 Word 或 WPS 打开，取消密码后另存为 .docx。",
        )
    if not data.startswith(b"PK") and b"PK\x05\x06" not in data[-66_000:]:
        raise DamagedInputError(
            "This is not a Word file, whatever its name says (it is no zip package); leave out --from so that the content decides.",
            "文件内容不是 Word 文档（不是压缩包），与文件名不符；请去掉 --from，按内容判断格式。",
        )


def _by_name(parts: list[Entry], options: ReadOptions) -> dict[str, Entry]:
    if len(parts) > MAX_PARTS:
        raise HostileInputError(
            f"The package holds {len(parts):,} parts, past the safety limit of {MAX_PARTS:,}; open it in Word or WPS and save it again.",
            f"文件内含 {len(parts):,} 个部件，超出安全限度 {MAX_PARTS:,}；请用 Word 或 WPS 打开后重新保存。",
        )
    total = 0
    by_name: dict[str, Entry] = {}
    for part in parts:
        total += part.size
        if part.name in by_name:
            raise _damaged(f"it holds two parts named {part.name}", f"有两个同名部件 {part.name}")
        _refuse_part(part, options)
        by_name[part.name] = part
    if total > options.max_bytes:
        raise _too_large(total, options.max_bytes)
    return by_name


_LOCAL = struct.Struct("<4s22xHH")  # of a part's own header: signature, length of name, length of extra


def _inflated(data: bytes, part: Entry) -> bytes:
    """Return the bytes of a part. `ZipFile.read` does the same for any source and method, and takes four times as long."""
    signature, name, extra = _LOCAL.unpack_from(data, part.offset)
    start = part.offset + _LOCAL.size + name + extra
    packed = data[start : start + part.packed_size]
    if signature != b"PK\x03\x04" or len(packed) < part.packed_size:
        raise ValueError("it is cut off")
    held = zlib.decompressobj(-zlib.MAX_WBITS).decompress(packed, part.size + 1) if part.method == DEFLATED else packed
    if len(held) != part.size or zlib.crc32(held) != part.crc:
        raise ValueError("its check sum does not agree")
    return held


def _refuse_part(part: Entry, options: ReadOptions) -> None:
    if part.flags & _ENCRYPTED:
        raise DamagedInputError(
            "The file is protected by a password; open it in Word or WPS, remove the password and save it again.",
            "文件有密码保护，请先用 Word 或 WPS 打开，取消密码后重新保存。",
        )
    if part.method not in _METHODS:
        raise _damaged(f"{part.name} is packed by a method that Office does not use", f"{part.name} 的压缩方法不是 Office 所用")
    if part.size > max(_HARMLESS, options.max_ratio * part.packed_size):
        raise HostileInputError(
            f"{part.name} would inflate {part.size // max(part.packed_size, 1):,} times, past the safety limit of "
            f"{options.max_ratio:g}; open the file in Word or WPS and save it again.",
            f"{part.name} 解压后膨胀 {part.size // max(part.packed_size, 1):,} 倍，超出安全限度 {options.max_ratio:g}；"
            "请用 Word 或 WPS 打开后重新保存。",
        )


def _too_large(size: int, limit: int) -> HostileInputError:
    return HostileInputError(
        f"The file takes {size:,} bytes when inflated, past the safety limit of {limit:,}; split the document or shrink its pictures.",
        f"文件展开后为 {size:,} 字节，超出安全限度 {limit:,}；请拆分文档或压缩其中的图片。",
    )


def _damaged(en: str, zh: str) -> DamagedInputError:
    return DamagedInputError(
        f"The file is damaged ({en}); get it again, or open it in Word or WPS and save it again.",
        f"文件已损坏（{zh}）；请重新获取，或用 Word、WPS 打开后另存。",
    )
