"""What `noticeconv convert` does once it is known what is asked: documents in, documents out."""

from __future__ import annotations

import os
import sys
from typing import Literal

from noticeconv.cli.failures import report, say
from noticeconv.cli.plan import STANDARD, Job, Misuse, jobs, standard_input
from noticeconv.conversion import Reading, checked, read, refuse_doubtful, unkept, write
from noticeconv.diagnostics import Diagnostic, Severity
from noticeconv.errors import ExitCode, TargetError, UnreadableError
from noticeconv.files import check_target, replace_file
from noticeconv.options import ReadOptions, WriteOptions
from noticeconv.records import record
from noticeconv.writers import writer, writer_format

SHOWN = 5
"""Diagnostics shown for one file; `noticeconv outline` shows all lines."""


@record
class Request:
    """What one command line asks: its arguments and options, as `noticeconv convert --help` names them."""

    inputs: tuple[str, ...]
    out: str = STANDARD
    to: str | None = None
    from_: str | None = None
    encoding: str | None = None
    revisions: Literal["accepted", "original"] = "accepted"
    profile: str = "gbt9704"
    media: str | None = None
    preview: str | None = None
    force: bool = False
    strict: bool = False
    verify: bool = True
    lang: str = "zh"

    def reading(self) -> ReadOptions:
        """Return the options for every input."""
        return ReadOptions(encoding=self.encoding, revisions=self.revisions)

    def writing(self, target: str) -> WriteOptions:
        """Return the options for one target: pictures go beside it."""
        if self.media is None:
            return WriteOptions(profile=self.profile)
        from pathlib import Path

        return WriteOptions(profile=self.profile, media_dir=Path(target).parent / self.media)


def convert(request: Request) -> ExitCode:
    """Do what is asked; return OK, or SOME_FAILED when a batch had failures (each was said).

    Raises Misuse before anything is read, and for one input what `conversion.read` and `conversion.write` raise.
    """
    planned = jobs(request.inputs, request.out, request.to)
    if request.preview is not None and len(planned) > 1:
        raise Misuse("--preview draws one document; give one IN.")
    if planned[0].target == STANDARD and not writer_format(planned[0].format).text and sys.stdout is not None and sys.stdout.isatty():
        raise Misuse(f"{planned[0].format} is no text for a terminal; give a file: -o OUT.")
    if len(planned) == 1:
        if planned[0].target != request.out:  # a folder that holds one document is a folder
            _prepare_folder(planned[0])
        _convert(planned[0], request)
        return ExitCode.OK
    failed = _batch(planned, request)
    if not failed:
        return ExitCode.OK
    done = len(planned) - failed
    say(f"{done} converted, {failed} failed." if request.lang == "en" else f"完成 {done} 个，失败 {failed} 个。")
    return ExitCode.SOME_FAILED


def _batch(planned: list[Job], request: Request) -> int:
    """Convert one after the other, one LibreOffice serving all; return how many failed."""
    from noticeconv.soffice import Office

    failed = 0
    with Office():
        for job in planned:
            try:
                _prepare_folder(job)
                _convert(job, request)
            except Exception as error:  # the rest of the batch goes on
                failed += 1
                report(error, request.lang, job.source)
    return failed


def _prepare_folder(job: Job) -> None:
    folder = os.path.dirname(job.target) or os.curdir
    try:
        os.makedirs(folder, exist_ok=True)
    except OSError as error:
        raise TargetError(
            f"The folder {folder} cannot be made ({error.strerror}); choose another place.",
            f"无法建立目录 {folder}（{error.strerror}），请另选位置。",
        ) from None


def _convert(job: Job, request: Request) -> None:
    if job.target != STANDARD:
        check_target(job.target, force=request.force)
    if request.preview is not None:
        check_target(request.preview, force=request.force)
    reading = read(_input(job), format=request.from_, options=request.reading())
    if request.strict:
        refuse_doubtful(reading)
    if request.preview is not None:
        _draw(reading, request.preview, request.writing(job.target))
    if job.target == STANDARD:
        lost = _print(reading, job.format, request)
    else:
        options = request.writing(job.target)
        lost = write(reading.document, job.target, format=job.format, force=request.force, verify=request.verify, options=options)
    _tell(job.source, (*lost, *reading.diagnostics), request.lang)


def _draw(reading: Reading, target: str, options: WriteOptions) -> None:
    """Write a picture of the pages that the document makes in Word."""
    from noticeconv.preview import overview

    page = overview(bytes(writer("docx")(reading.document, options)))
    replace_file(target, page)


def _input(job: Job) -> str | bytes:
    """Return the path, or what standard input holds. A pipe found in a folder is not opened: it might never end."""
    path = job.source
    if job.found and os.path.exists(path) and not os.path.isfile(path):
        raise UnreadableError(f"{path} is no ordinary file; convert it by name if it is meant.", f"{path} 不是普通文件；如确需转换，请单独指定。")
    return standard_input() if path == STANDARD else path


def _print(reading: Reading, format: str, request: Request) -> tuple[Diagnostic, ...]:
    if sys.stdout is None:
        raise TargetError("Standard output is closed; give a file: -o OUT.", "标准输出已关闭；请用 -o 指定文件。")
    document, options = reading.document, request.writing(STANDARD)
    sys.stdout.buffer.write(checked(document, format, options) if request.verify else writer(format)(document, options))
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
