"""A zip file put together from parts: those that never change are packed once, the others are added for each document."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Iterable

from noticeconv.records import NamedTuple

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s4B4H3L5HL")  # without the offset and the name, which follow
_OFFSET = struct.Struct("<L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20  # of the format: deflate
_UNIX = 3
_MODE = 0o100644 << 16
_STORED, _DEFLATED = 0, 8
_DATE = 1 << 5 | 1  # 1980-01-01: every file carries the same, so that the same document gives the same bytes


class Packed(NamedTuple):
    """Parts as they stand in a zip file: their bytes, and of each its entry of the directory, name, and offset in `body`."""

    body: bytes
    entries: tuple[tuple[bytes, bytes, int], ...]


def packed(parts: Iterable[tuple[str, bytes, bool]]) -> Packed:
    """Return parts (name in ASCII, content, whether to deflate it) ready to be put into a zip file."""
    body: list[bytes] = []
    entries = []
    at = 0
    for name, content, deflate in parts:
        data, method = content, _STORED
        if deflate:
            packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
            data, method = packer.compress(content) + packer.flush(), _DEFLATED
        title = name.encode("ascii")
        sizes = (zlib.crc32(content), len(data), len(content), len(title), 0)
        local = _LOCAL.pack(b"PK\3\4", _VERSION, 0, method, 0, _DATE, *sizes)
        entry = _CENTRAL.pack(b"PK\1\2", _VERSION, _UNIX, _VERSION, 0, 0, method, 0, _DATE, *sizes, 0, 0, 0, _MODE)
        entries.append((entry, title, at))
        body += (local, title, data)
        at += len(local) + len(title) + len(data)
    return Packed(b"".join(body), tuple(entries))


def archive(*groups: Packed) -> bytes:
    """Return a zip file of all parts of `groups`, in order."""
    directory: list[bytes] = []
    at = count = 0
    for group in groups:
        for entry, title, offset in group.entries:
            directory += (entry, _OFFSET.pack(at + offset), title)
        at += len(group.body)
        count += len(group.entries)
    listed = b"".join(directory)
    return b"".join([*(group.body for group in groups), listed, _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), at, 0)])
