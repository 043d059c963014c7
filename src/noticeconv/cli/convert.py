"""`noticeconv convert`: documents in, documents out."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Literal

import click

from noticeconv.cli.app import Command, language_option
from noticeconv.cli.failures import report, say
from noticeconv.cli.plan import STANDARD, Job, jobs
from noticeconv.conversion import Reading, checked, read, refuse_doubtful, unkept, write
from noticeconv.diagnostics import Diagnostic, Severity
from noticeconv.errors import ExitCode, TargetError
from noticeconv.files import check_target, replace_file
from noticeconv.options import ReadOptions, WriteOptions
from noticeconv.records import record, replace
from noticeconv.writers import writer, writer_format

SHOWN = 5
"""Diagnostics shown for one file; `noticeconv outline` shows all lines."""


@record
class Wishes:
    """What the command line asks of every conversion."""

    lang: str
    from_: str | None
    force: bool
    verify: bool
    strict: bool
    read_options: ReadOptions
    write_options: WriteOptions
    media: str | None
    preview: Path | None

    def writing_to(self, target: Path) -> WriteOptions:
        """Return the options for one target: pictures go beside it."""
        return replace(self.write_options, media_dir=target.parent / self.media) if self.media else self.write_options


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
    planned = jobs(inputs, out, to)
    wishes = Wishes(
        lang,
        from_,
        force,
        verify,
        strict,
        ReadOptions(encoding=encoding, revisions=revisions),
        WriteOptions(profile=profile),
        media,
        Path(preview) if preview is not None else None,
    )
    if preview is not None and len(planned) > 1:
        raise click.UsageError("--preview draws one document; give one IN.")
    if len(planned) == 1:
        _convert(planned[0], wishes)
    elif failed := _batch(planned, wishes):
        done = len(planned) - failed
        say(f"{done} converted, {failed} failed." if lang == "en" else f"完成 {done} 个，失败 {failed} 个。")
        click.get_current_context().exit(ExitCode.SOME_FAILED)


def _batch(planned: list[Job], wishes: Wishes) -> int:
    """Convert one after the other, one LibreOffice serving all; return how many failed."""
    from noticeconv.soffice import Office

    failed = 0
    with Office():
        for job in planned:
            try:
                _prepare_folder(job)
                _convert(job, wishes)
            except Exception as error:  # the rest of the batch goes on
                failed += 1
                report(error, wishes.lang, job.source)
    return failed


def _prepare_folder(job: Job) -> None:
    folder = Path(job.target).parent
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise TargetError(
            f"The folder {folder} cannot be made ({error.strerror}); choose another place.",
            f"无法建立目录 {folder}（{error.strerror}），请另选位置。",
        ) from None


def _convert(job: Job, wishes: Wishes) -> None:
    target = Path(job.target)
    if job.target != STANDARD:
        check_target(target, force=wishes.force)
    if wishes.preview is not None:
        check_target(wishes.preview, force=wishes.force)
    reading = read(_input(job.source), format=wishes.from_, options=wishes.read_options)
    if wishes.strict:
        refuse_doubtful(reading)
    if wishes.preview is not None:
        _draw(reading, wishes.preview, wishes.write_options)
    if job.target == STANDARD:
        lost = _print(reading, job.format, wishes)
    else:
        lost = write(reading.document, target, format=job.format, force=wishes.force, verify=wishes.verify, options=wishes.writing_to(target))
    _tell(job.source, (*lost, *reading.diagnostics), wishes.lang)


def _draw(reading: Reading, target: Path, options: WriteOptions) -> None:
    """Write a picture of the pages that the document makes in Word."""
    from noticeconv.preview import overview

    page = overview(bytes(writer("docx")(reading.document, options)))
    replace_file(target, page)


def _input(source: str) -> str | bytes:
    """Return the path, or what standard input holds."""
    return sys.stdin.buffer.read() if source == STANDARD else source


def _print(reading: Reading, format: str, wishes: Wishes) -> tuple[Diagnostic, ...]:
    if not writer_format(format).text and sys.stdout.isatty():
        raise click.UsageError(f"{format} is no text for a terminal; give a file: -o OUT.")
    document, options = reading.document, wishes.writing_to(Path(STANDARD))
    sys.stdout.buffer.write(checked(document, format, options) if wishes.verify else writer(format)(document, options))
    sys.stdout.buffer.flush()
    return unkept(document, format)


def _tell(source: str, diagnostics: tuple[Diagnostic, ...], lang: str) -> None:
    """Say the warnings of one file on standard error, the first few of them."""
    grave = [one for one in diagnostics if one.severity is not Severity.INFO]
    for one in grave[:SHOWN]:
        say(f"{source}: {one.code} {one.message(lang)}")
    if len(grave) > SHOWN:
        more = len(grave) - SHOWN
        say(f"{source}: " + (f"{more} more; see `noticeconv outline`." if lang == "en" else f"另有 {more} 条，见 noticeconv outline。"))
