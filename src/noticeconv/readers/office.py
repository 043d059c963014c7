"""Legacy and foreign office files (.doc, .wps, .rtf, .odt) to Source: LibreOffice makes a .docx, the Word reader reads it.

For a batch, hold `with Office():` around the reads: one running LibreOffice then serves every file of the process.
"""

from __future__ import annotations

import io
import zipfile

from noticeconv.errors import DamagedInputError, HostileInputError
from noticeconv.options import DEFAULT_READ, ReadOptions
from noticeconv.records import replace
from noticeconv.soffice import Office, convert
from noticeconv.source import Source

__all__ = ["Office", "kind", "read"]

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WORD_STREAM = "WordDocument".encode("utf-16-le")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_WORD2 = (b"\xdb\xa5\x2d\x00", b"\x31\xbe\x00\x00", b"\xfe\x37\x00\x23")
_FIB = b"\xec\xa5"  # starts the WordDocument stream of Word 97 and later
_FIB_FLAGS, _FIB_ENCRYPTED = 0x0B, 0x01  # [MS-DOC] 2.5.2 fEncrypted
_SECTOR = 512
_MEBIBYTE = 1024 * 1024


def read(data: bytes, options: ReadOptions = DEFAULT_READ) -> Source:
    """Read a .doc, .wps, .rtf or .odt file; `Source.format` says which it was, lines and hints are those of the Word reader.

    Macros are not run, links are not followed. Takes at most `options.tool_timeout` seconds of LibreOffice.
    Raises MissingToolError (no LibreOffice), DamagedInputError (damaged, password, LibreOffice hangs or fails),
    HostileInputError (over `options.max_bytes` or `options.max_ratio`).
    """
    found = kind(data)
    if found is None:
        raise DamagedInputError(
            "This is not a .doc, .wps, .rtf or .odt file, whatever its name says; leave out --from so that the content decides.",
            "文件内容不是 .doc、.wps、.rtf 或 .odt 格式（与文件名不符），请去掉 --from，按内容判断格式。",
        )
    _refuse_protected(data, found)
    if found == "odt":
        _refuse_bomb(data, options)
    suffix = ".xml" if found == "wordml" else f".{found}"
    from noticeconv.readers import docx

    converted = convert(data, suffix, "docx", options.tool_timeout)
    return replace(docx.read(converted, options), format=found)


def kind(data: bytes) -> str | None:
    """Return "doc", "wps" (Works), "rtf", "odt", "fodt" or "wordml" (Word 2003 XML) by content; None for anything else.

    Kingsoft's .wps files are Word 97 files inside and are called "doc".
    """
    start = data[:4096].lstrip(b"\xef\xbb\xbf \t\r\n")
    if data.startswith(_OLE):
        return "doc" if _WORD_STREAM in data or _ENCRYPTED_STREAM in data else "wps"
    if data.startswith(_WORD2):
        return "doc"
    if start.startswith(b"{\\rtf"):
        return "rtf"
    if data.startswith(b"PK\x03\x04") and b"application/vnd.oasis.opendocument.text" in data[:200]:
        return "odt"
    if start.startswith(b"<?xml") and b'progid="Word.Document"' in start:
        return "wordml"
    if start.startswith(b"<?xml") and b"<office:document" in start:
        return "fodt"
    return None


def _refuse_protected(data: bytes, found: str) -> None:
    """Say that a password is needed where the file itself says so; LibreOffice would only fail."""
    if found == "doc" and data.startswith(_OLE):
        protected = _ENCRYPTED_STREAM in data or _word_encrypted(data)
    else:
        protected = found == "odt" and b"manifest:encryption-data" in _member(data, "META-INF/manifest.xml")
    if protected:
        raise DamagedInputError(
            "The file is protected by a password; open it in Word or WPS, remove the password and save it again.",
            "文件有密码保护，请先用 Word 或 WPS 打开，取消密码后重新保存。",
        )


def _word_encrypted(data: bytes) -> bool:
    """Return fEncrypted of the first sector that looks like a File Information Block."""
    for at in range(_SECTOR, len(data) - _FIB_FLAGS, _SECTOR):
        if data.startswith(_FIB, at):
            return bool(data[at + _FIB_FLAGS] & _FIB_ENCRYPTED)
    return False


def _member(data: bytes, name: str) -> bytes:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package, package.open(name) as member:
            return member.read(_MEBIBYTE)
    except (OSError, KeyError, RuntimeError, ValueError, NotImplementedError, zipfile.BadZipFile):
        return b""


def _refuse_bomb(data: bytes, options: ReadOptions) -> None:
    """Refuse a package that would inflate past the limits, before LibreOffice sees it."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = package.infolist()
    except (OSError, ValueError, zipfile.BadZipFile) as error:
        raise DamagedInputError(
            "The .odt file is damaged (its zip directory can't be read); get it again, or open and save it in Word or WPS.",
            ".odt 文件已损坏（压缩目录无法读取），请重新获取，或用 Word、WPS 打开后另存。",
        ) from error
    total = sum(part.file_size for part in parts)
    steep = any(part.file_size > max(_MEBIBYTE, options.max_ratio * part.compress_size) for part in parts)
    if total > options.max_bytes or steep:
        raise HostileInputError(
            f"The .odt file would inflate to {total:,} bytes, past the safety limit; it is refused.",
            f".odt 文件解压后达 {total:,} 字节，超出安全限度，已拒绝处理。",
        )
