r"""Chinese official documents (公文): recognised, validated, converted to and from Word, Markdown, JSON and plain text.

>>> from noticeconv import parse
>>> parse("关于放假的通知\n各科室：\n  现将放假安排通知如下。").document.genre
'通知'
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

__version__ = "0.1.0"

if TYPE_CHECKING:
    from noticeconv.conversion import Reading, canonical, convert, parse, read, render, write
    from noticeconv.diagnostics import Diagnostic, Severity
    from noticeconv.errors import ExitCode, NoticeconvError
    from noticeconv.model import Attachment, Document, Notice, Plain, Regulation, Report
    from noticeconv.options import ReadOptions, WriteOptions
    from noticeconv.restyling import Restyled, restyle
    from noticeconv.roles import Role
    from noticeconv.schema import json_schema
    from noticeconv.writers.docx import to_docx

_HOMES = {
    "noticeconv.conversion": ("Reading", "canonical", "convert", "parse", "read", "render", "write"),
    "noticeconv.diagnostics": ("Diagnostic", "Severity"),
    "noticeconv.errors": ("ExitCode", "NoticeconvError"),
    "noticeconv.model": ("Attachment", "Document", "Notice", "Plain", "Regulation", "Report"),
    "noticeconv.options": ("ReadOptions", "WriteOptions"),
    "noticeconv.restyling": ("Restyled", "restyle"),
    "noticeconv.roles": ("Role",),
    "noticeconv.schema": ("json_schema",),
    "noticeconv.writers.docx": ("to_docx",),
}
_HOME_OF = {name: module for module, names in _HOMES.items() for name in names}

__all__ = [
    "Attachment",
    "Diagnostic",
    "Document",
    "ExitCode",
    "Notice",
    "NoticeconvError",
    "Plain",
    "ReadOptions",
    "Reading",
    "Regulation",
    "Report",
    "Restyled",
    "Role",
    "Severity",
    "WriteOptions",
    "canonical",
    "convert",
    "json_schema",
    "parse",
    "read",
    "render",
    "restyle",
    "to_docx",
    "write",
]


def __getattr__(name: str) -> Any:
    home = _HOME_OF.get(name)
    if home is None:
        raise AttributeError(f"module 'noticeconv' has no attribute '{name}'")
    value = getattr(import_module(home), name)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted([*__all__, "__version__"])
