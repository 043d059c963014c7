"""`noticeconv formats`: what this installation reads and writes, and what is missing for the rest."""

from __future__ import annotations

import click

from noticeconv.cli.app import Command, language_option
from noticeconv.cli.columns import aligned
from noticeconv.readers import FORMATS
from noticeconv.writers import WRITERS

HEADS = {"zh": ("格式", "读", "写", "后缀", "说明"), "en": ("format", "read", "write", "suffixes", "what it is")}
YES, NO, MISSING = "+", "-", "!"
"""Marks: here, not at all, something is missing."""


@click.command("formats", cls=Command)
@language_option
def command(lang: str) -> None:
    """List the formats: + here, - not offered, ! something is missing (named at the end of the line)."""
    names = [*FORMATS, *(name for name in WRITERS if name not in FORMATS)]
    click.echo(aligned([HEADS[lang], *(_row(name, lang) for name in names)]), nl=False)


def _row(name: str, lang: str) -> tuple[str, ...]:
    reads, writes = FORMATS.get(name), WRITERS.get(name)
    record = reads or writes
    assert record is not None
    lacks_reading = reads.missing() if reads else None
    lacks_writing = writes.missing() if writes else None
    lacking = " ".join(sorted({lack for lack in (lacks_reading, lacks_writing) if lack}))
    install = (f" (install {lacking})" if lang == "en" else f"（需安装 {lacking}）") if lacking else ""
    words = record.en if lang == "en" else record.zh
    return name, _mark(reads, lacks_reading), _mark(writes, lacks_writing), " ".join(record.suffixes), words + install


def _mark(record: object, lacking: str | None) -> str:
    return NO if record is None else MISSING if lacking else YES
