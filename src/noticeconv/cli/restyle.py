"""`noticeconv restyle`: the user's own Word file, laid out as the standard asks."""

from __future__ import annotations

from typing import Literal

import click

from noticeconv.cli.app import Command, language_option
from noticeconv.cli.failures import say
from noticeconv.diagnostics import Diagnostic
from noticeconv.options import WriteOptions
from noticeconv.restyling import Fix, restyle

SHOWN = 12
"""Diagnostics shown; doubtful lines are all in `noticeconv outline`."""


@click.command("restyle", cls=Command)
@click.argument("source", metavar="IN.docx")
@click.option("-o", "--output", "target", metavar="OUT.docx", required=True, help="Target file; with --force it may be IN itself.")
@click.option("--numbers", type=click.Choice(["keep", "text"]), default="keep", show_default=True, help="Automatic numbers: keep them, or write them out.")
@click.option("--fix", is_flag=True, help="Mend punctuation, numbers and dates too, where that needs no judgement.")
@click.option("--track", is_flag=True, help="With --fix: as tracked changes, to be accepted or rejected in Word.")
@click.option("--profile", metavar="NAME|FILE", default="gbt9704", show_default=True, help="Layout.")
@click.option("--sealed/--unsealed", default=None, help="Leave room for a seal over signature and date, or not.")
@click.option("--force", is_flag=True, help="Replace OUT.docx when it exists.")
@language_option
def command(
    source: str,
    target: str,
    numbers: Literal["keep", "text"],
    fix: bool,
    track: bool,
    profile: str,
    sealed: bool | None,
    force: bool,
    lang: str,
) -> None:
    """Give every paragraph of IN.docx the style of what it is, put page and page numbers right, and write OUT.docx.

    Words, pictures, tables, formulas, notes, fields, comments and tracked changes stay; the new file is held against the old
    one before it takes its place.
    """
    if track and not fix:
        raise click.UsageError("--track says how to write fixes; give --fix too.")
    mode: Fix = "tracked" if track else "plain" if fix else "none"
    done = restyle(source, target, numbers=numbers, fix=mode, force=force, write_options=WriteOptions(profile=profile, sealed=sealed))
    _tell(source, done.diagnostics, lang)


def _tell(source: str, diagnostics: tuple[Diagnostic, ...], lang: str) -> None:
    """Say what was found and done, what was done last."""
    done = [one for one in diagnostics if one.code.startswith("L1")]
    found = [one for one in diagnostics if not one.code.startswith(("L1", "S12"))]  # what a file holds beside text stays: no news here
    for one in [*found[:SHOWN], *done]:
        say(f"{source}: {one.code} {one.message(lang)}")
    if len(found) > SHOWN:
        more = len(found) - SHOWN
        say(f"{source}: " + (f"{more} more." if lang == "en" else f"另有 {more} 条。"))
