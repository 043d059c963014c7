"""`noticeconv convert`: its options and its help; the work is done in `converting`."""

from __future__ import annotations

from typing import Literal

import click

from noticeconv.cli.app import Command, language_option
from noticeconv.cli.converting import Request, convert
from noticeconv.cli.plan import STANDARD, Misuse


def _one_name(_context: click.Context, _parameter: click.Parameter, value: str | None) -> str | None:
    if value is not None and (value in {"", ".", ".."} or "/" in value or "\\" in value):
        raise click.BadParameter("give the name of a folder, without a path.")
    return value


@click.command("convert", cls=Command)
@click.argument("inputs", metavar="IN…", nargs=-1, required=True)
@click.option("-o", "--output", "out", metavar="OUT|DIR", default=STANDARD, help="Target file or directory; - is standard output.")
@click.option("--to", metavar="FORMAT", help="docx, md, json, txt … (see `formats`); without it the suffix of OUT says.")
@click.option("--from", "from_", metavar="FORMAT", help="Format of the inputs; without it their content says.")
@click.option("--encoding", metavar="NAME", help="Encoding of text inputs; without it judged from the content.")
@click.option("--revisions", type=click.Choice(["accepted", "original"]), default="accepted", help="Tracked changes: which text to read.")
@click.option("--profile", metavar="NAME|FILE", default="gbt9704", show_default=True, help="Layout of Word output.")
@click.option("--media", metavar="NAME", callback=_one_name, help="Markdown, JSON: keep pictures as files in the folder NAME beside OUT.")
@click.option("--preview", metavar="FILE.png", help="Draw the pages side by side too, as Word prints them (needs LibreOffice; one IN).")
@click.option("--force", is_flag=True, help="Replace targets that exist.")
@click.option("--strict", is_flag=True, help="Refuse documents with doubtful lines.")
@click.option("--no-verify", "verify", is_flag=True, flag_value=False, default=True, help="Don't read what was written back to compare it.")
@language_option
def command(
    inputs: tuple[str, ...],
    out: str,
    to: str | None,
    from_: str | None,
    encoding: str | None,
    revisions: Literal["accepted", "original"],
    profile: str,
    media: str | None,
    preview: str | None,
    force: bool,
    strict: bool,
    verify: bool,
    lang: str,
) -> None:
    """Convert each IN (a file, a directory, or - for standard input) and write it to OUT, or into DIR.

    A target takes its place only after it was read back and found equal; one that exists is kept unless --force is given.
    """
    request = Request(inputs, out, to, from_, encoding, revisions, profile, media, preview, force, strict, verify, lang)
    try:
        code = convert(request)
    except Misuse as error:
        raise click.UsageError(str(error)) from None
    click.get_current_context().exit(code)
