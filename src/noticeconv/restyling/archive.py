"""The package with some parts changed or added; every other part stays packed as it is, in its place."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

_LOCAL = struct.Struct("<4s5H3L2H")
_NAME_LENGTHS = struct.Struct("<26x2H")
_CENTRAL = struct.Struct("<4s4B4H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_UTF8 = 0x800  # flag: the name is UTF-8, not code page 437
_VERSION, _DATE = 20, (1980, 1, 1, 0, 0, 0)


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the zip file `data` with `parts` put in place of those of the same name, new ones behind."""
    out, directory = [], []
    at = 0
    with zipfile.ZipFile(io.BytesIO(data)) as old:
        entries = old.infolist()
    held = {entry.filename for entry in entries}
    for entry in (*entries, *(zipfile.ZipInfo(name, _DATE) for name in parts if name not in held)):
        changed = parts.get(entry.filename)
        packed = _packed(data, entry) if changed is None else _deflated(entry, changed)
        local, central = _headers(entry, at)
        out += [local, packed]
        directory.append(central)
        at += len(local) + len(packed)
    listed = b"".join(directory)
    count = len(directory)
    return b"".join([*out, listed, _END.pack(b"PK\5\6", 0, 0, count, count, len(listed), at, 0)])


def _packed(data: bytes, entry: zipfile.ZipInfo) -> bytes:
    """Return the bytes of a part as they stand in the package."""
    name, extra = _NAME_LENGTHS.unpack_from(data, entry.header_offset)
    start = entry.header_offset + _LOCAL.size + name + extra
    return data[start : start + entry.compress_size]


def _deflated(entry: zipfile.ZipInfo, content: bytes) -> bytes:
    """Deflate new content and enter it in `entry`."""
    packer = zlib.compressobj(zlib.Z_DEFAULT_COMPRESSION, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    entry.compress_type, entry.CRC = zipfile.ZIP_DEFLATED, zlib.crc32(content)
    entry.file_size, entry.compress_size = len(content), len(packed)
    return packed


def _headers(entry: zipfile.ZipInfo, at: int) -> tuple[bytes, bytes]:
    """Return the entry's own header and its line in the directory; `at` is where it stands."""
    utf8 = entry.flag_bits & _UTF8
    name = entry.orig_filename.encode("utf-8" if utf8 else "cp437")
    year, month, day, hour, minute, second = entry.date_time
    stamp = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
    said = (utf8, entry.compress_type, *stamp, entry.CRC, entry.compress_size, entry.file_size, len(name), 0)
    local = _LOCAL.pack(b"PK\3\4", _VERSION, *said) + name
    central = _CENTRAL.pack(b"PK\1\2", _VERSION, entry.create_system, _VERSION, 0, *said, 0, 0, 0, entry.external_attr, at) + name
    return local, central
