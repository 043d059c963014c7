"""What a Word file needs changed before LibreOffice prints it: only the copy that is printed, never the user's file.

LibreOffice takes `w:overflowPunct` the wrong way round (0 turns hanging punctuation on, seen in 7.4), hangs punctuation when
nothing is said, and then leaves some of the hung marks out of the PDF. Marks must not get lost, so it is told 1 everywhere.
"""

from __future__ import annotations

import io
import zipfile

from noticeconv.kept import pattern

PARTS = frozenset({"word/styles.xml", "word/document.xml"})
MAX_PART = 64 * 1024 * 1024  # bytes; larger parts are left as they are

_OFF = pattern(rb'(<w:overflowPunct w:val=")(?:0|false|off)(")')
_DEFAULTS = pattern(rb"<w:pPrDefault>\s*<w:pPr>(?!<w:overflowPunct)")
_NO_DEFAULTS = pattern(rb"<w:pPrDefault\s*/>|(?=</w:docDefaults>)")
_SAID = b'<w:overflowPunct w:val="1"/>'


def for_printing(docx: bytes) -> bytes:
    """Return `docx` with punctuation kept inside the margins as LibreOffice understands it; unchanged when it is no package."""
    out = io.BytesIO()
    try:
        with zipfile.ZipFile(io.BytesIO(docx)) as package, zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as copy:
            if any(member.file_size > MAX_PART for member in package.infolist()):
                return docx
            for member in package.infolist():
                data = package.read(member)
                copy.writestr(member.filename, _mended(data, member.filename) if member.filename in PARTS else data)
    except (OSError, ValueError, RuntimeError, NotImplementedError, KeyError, zipfile.BadZipFile):
        return docx
    return out.getvalue()


def _mended(data: bytes, name: str) -> bytes:
    data = _OFF.sub(rb"\g<1>1\g<2>", data)
    if name != "word/styles.xml":
        return data
    mended, count = _DEFAULTS.subn(lambda found: found[0] + _SAID, data, count=1)
    if count or b"<w:pPrDefault>" in data:
        return mended
    return _NO_DEFAULTS.sub(b"<w:pPrDefault><w:pPr>" + _SAID + b"</w:pPr></w:pPrDefault>", data, count=1)
