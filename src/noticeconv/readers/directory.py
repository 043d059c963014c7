"""What a zip file says it holds: its directory, read here where it is plain, by the standard library where it is not."""

from __future__ import annotations

import struct

from noticeconv.records import NamedTuple

STORED, DEFLATED = 0, 8

_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s2x3H4x3L3H8xL")
_UTF8 = 1 << 11
_NEWEST = 63  # of the format's versions, in tenths
_LARGE = 0xFFFF_FFFF  # the real figure stands elsewhere: zip64


class Entry(NamedTuple):
    """One part, as the directory states it: sizes in bytes, `offset` of its own header in the file."""

    name: str
    flags: int
    method: int
    crc: int
    packed_size: int
    size: int
    offset: int


def directory(data: bytes) -> list[Entry]:
    """Return the entries of a zip file, in order. Raises ValueError when there is no directory to read."""
    plain = _plain(data)
    return _other(data) if plain is None else plain


def _plain(data: bytes) -> list[Entry] | None:
    """Return the entries of a file without comment, zip64, leading bytes or strange names; None for any other."""
    at = len(data) - _END.size
    if at < 0:
        return None
    signature, disk, first, here, count, size, start, comment = _END.unpack_from(data, at)
    if signature != b"PK\5\6" or disk or first or comment or here != count or start + size != at:
        return None
    entries = []
    while start < at:
        if start + _ENTRY.size > at:
            return None
        signature, version, flags, method, crc, packed, whole, length, extra, words, offset = _ENTRY.unpack_from(data, start)
        start += _ENTRY.size
        name = data[start : start + length]
        start += length + extra + words
        if signature != b"PK\1\2" or version > _NEWEST or _LARGE in (packed, whole, offset) or b"\0" in name or b"\\" in name:
            return None
        if not name.isascii() and not flags & _UTF8:
            return None
        try:
            entries.append(Entry(name.decode(), flags, method, crc, packed, whole, offset))
        except UnicodeDecodeError:
            return None
    return entries if start == at and len(entries) == count else None


def _other(data: bytes) -> list[Entry]:
    import io
    import zipfile

    try:
        parts = zipfile.ZipFile(io.BytesIO(data)).infolist()
    except (zipfile.BadZipFile, struct.error, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        raise ValueError(str(error)) from error
    return [Entry(p.filename, p.flag_bits, p.compress_type, p.CRC, p.compress_size, p.file_size, p.header_offset) for p in parts]
