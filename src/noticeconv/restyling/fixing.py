"""The safe fixes of the rules, made in a Word file that stays as it is otherwise."""

from __future__ import annotations

import os
from datetime import UTC, datetime

from noticeconv.diagnostics import Diagnostic, diagnostic
from noticeconv.errors import UnsupportedFormatError
from noticeconv.options import ReadOptions
from noticeconv.readers.docx import Traced, traced
from noticeconv.recognise import recognise
from noticeconv.restyling.accounts import account_of, refuse_loss, words_of
from noticeconv.restyling.archive import with_parts
from noticeconv.restyling.changes import Changes
from noticeconv.restyling.fixes import Tracking, free_serial, put_edits

_STRICT = b"http://purl.oclc.org/ooxml/"


def opened(data: bytes, options: ReadOptions) -> Traced:
    """Return a Word file to be changed. Raises as reading it, and UnsupportedFormatError for strict Open XML."""
    file = traced(data, options)
    if _STRICT in (file.package.read(file.main.name) or b""):
        raise UnsupportedFormatError(
            "This is a strict Open XML file; open it in Word or WPS, save it as an ordinary .docx and try again.",
            "这是“严格 Open XML”格式的文件；请用 Word 或 WPS 另存为普通 .docx 后再试。",
        )
    return file


def fixed_file(data: bytes, options: ReadOptions, *, tracked: bool) -> tuple[bytes, tuple[Diagnostic, ...]]:
    """Return the file with the safe fixes made, and what they were. Raises VerificationError and what reading raises."""
    from noticeconv.rules import mend  # only those who ask for fixes pay for the rules

    file = opened(data, options)
    before = account_of(file.package, file.main)
    mended = mend(file.source, lambda source: recognise(source).outline)
    if not mended.edits:
        return data, ()
    tracking = Tracking(_now(), free_serial(file.main.root)) if tracked else None
    left = put_edits(file, mended.edits, tracking)
    words = words_of(file.source, [edit for edit in mended.edits if edit not in left])
    changes = Changes(file)
    changes.set(file.main.name, file.main.root)
    new = with_parts(data, changes.parts)
    refuse_loss(before, new, options, words)
    return new, (*mended.applied, *([diagnostic("L102", len(left))] if left else []))


def _now() -> str:
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    moment = datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() else datetime.now(UTC)
    return moment.strftime("%Y-%m-%dT%H:%M:%SZ")
