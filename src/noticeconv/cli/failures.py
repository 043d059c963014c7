"""How a command ends badly: every exception becomes one line on standard error and an exit code."""

from __future__ import annotations

import os
import sys

from noticeconv.errors import ExitCode, NoticeconvError, TargetError

DEBUG = "NOTICECONV_DEBUG"
"""Environment variable that makes the traceback of a defect appear."""


def failed(error: Exception, lang: str) -> ExitCode:
    """Say what ended the run; return its exit code."""
    if isinstance(error, BrokenPipeError):  # the reader of our output has had enough: no failure of ours
        sys.stdout = open(os.devnull, "w")  # noqa: SIM115 - what is still in the buffer has nowhere to go
        return ExitCode.OK
    return report(error, lang)


def report(error: Exception, lang: str, name: str | None = None) -> ExitCode:
    """Say on standard error what went wrong (with `name`, while doing what); return its exit code."""
    if not isinstance(error, NoticeconvError) and os.environ.get(DEBUG):
        sys.excepthook(type(error), error, error.__traceback__)
    known = error if isinstance(error, NoticeconvError) else _explained(error, name)
    say(known.message(lang))
    return known.exit_code


def say(sentence: str) -> None:
    """Write one line to standard error, whatever characters it holds."""
    if sys.stderr is not None:
        print("noticeconv: " + " ".join(sentence.splitlines()), file=sys.stderr)


def _explained(error: Exception, name: str | None) -> NoticeconvError:
    """Return a sentence for what no part of the program expected."""
    if isinstance(error, OSError):
        reason = error.strerror or str(error)
        return TargetError(
            f"The output could not be written ({reason}); free space or choose another place.",
            f"无法写出结果（{reason}）；请腾出空间或另选位置。",
        )
    kind = f"{type(error).__name__}: {error}"[:200]
    where_en, where_zh = (f" while working on {name}", f"处理 {name} 时") if name else ("", "")
    return NoticeconvError(
        f"A defect of noticeconv{where_en} ({kind}); please report it with the file. {DEBUG}=1 shows where it happened.",
        f"{where_zh}遇到程序缺陷（{kind}）；请连同文件反馈。设置 {DEBUG}=1 可显示出错位置。",
    )
