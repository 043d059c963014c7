"""Frozen option records for reading and writing; every caller names what it sets."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from noticeconv.records import record

if TYPE_CHECKING:
    from pathlib import Path


@record
class ReadOptions:
    """How to read bytes into a Source."""

    encoding: str | None = None  # force this text encoding; None: judge from BOM, declaration, content
    name: str | None = None  # file name, for messages only
    revisions: Literal["accepted", "original"] = "accepted"  # Word: which side of tracked changes is text
    tool_timeout: float = 120.0  # seconds an outside program (LibreOffice) may take for one file
    max_bytes: int = 256 * 1024 * 1024  # refuse more than this, before and after inflating
    max_ratio: float = 200.0  # refuse a package part that inflates by more than this (parts over 4 MiB)


@record
class WriteOptions:
    """How to render a Document into bytes."""

    profile: str | Path = "gbt9704"  # layout profile: a built-in name or the path of a house profile (TOML)
    media_dir: Path | None = None  # Markdown and JSON: a folder beside the target that pictures go to as files; None: inline
    sealed: bool | None = None  # Word: leave room for a seal over signature and date; None: as the profile says


DEFAULT_READ = ReadOptions()
DEFAULT_WRITE = WriteOptions()
