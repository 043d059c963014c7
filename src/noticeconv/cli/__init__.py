"""The command line: one small module a command, each loaded when it is called."""

from __future__ import annotations

import atexit
import contextlib
import gc
import os
import sys
from collections.abc import Sequence
from typing import NoReturn

from noticeconv import kept

__all__ = ["main", "run"]

INTERRUPTED = 130
"""What a shell expects of a program ended by Ctrl-C."""

_BEFORE_JSON = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"
"""Byte order marks and white space that may stand before the brace of a JSON file."""


def main() -> NoReturn:
    """Run the command line on `sys.argv` and end the process with its exit code. Whoever goes on afterwards calls `run`."""
    gc.set_threshold(50_000)  # loading modules makes many objects and no garbage: a fourteenth of the start
    arguments = sys.argv[1:]
    if arguments[:1] == ["convert"] and not any(map(_may_mean_json, arguments)):
        from noticeconv import validation

        validation.enabled = False
    code = run(arguments)
    kept.keep()
    _end(code)


def _end(code: int) -> NoReturn:
    """End the process; where nobody waits to hear of it, without taking all modules apart: a twentieth of a short run."""
    gc.freeze()  # no last search for garbage either
    if "threading" in sys.modules or atexit._ncallbacks():
        sys.exit(code)
    for stream in (sys.stdout, sys.stderr):
        with contextlib.suppress(AttributeError, OSError, ValueError):
            stream.flush()
    os._exit(code)


def run(arguments: Sequence[str]) -> int:
    """Run the command line on `arguments`; return the exit code (`errors.ExitCode`). Never raises."""
    from noticeconv.cli.failures import failed

    given, state = list(arguments), {"lang": os.environ.get("NOTICECONV_LANG", "zh")}
    try:
        code = _run(given, state)
        if sys.stdout is not None:
            sys.stdout.flush()
    except KeyboardInterrupt:
        code = INTERRUPTED
    except Exception as error:
        code = failed(error, state["lang"])
    return int(code)


def _run(arguments: list[str], state: dict[str, str]) -> int:
    """Run it without click where it is plain: loading click takes as long as recognising a hundred lines."""
    if arguments[:1] == ["convert"]:
        from noticeconv.cli.plain import plain_request

        request = plain_request(arguments[1:], state["lang"])
        if request is not None:
            from noticeconv.cli.converting import convert
            from noticeconv.cli.plan import Misuse

            state["lang"] = request.lang
            with contextlib.suppress(Misuse):  # click says it, with the usage
                return convert(request)
    from noticeconv.cli.app import by_click

    return by_click(arguments, state)


def _may_mean_json(argument: str) -> bool:
    """Whether an argument names JSON, a file that may be JSON, or something that can't be looked into beforehand."""
    if argument == "-" or argument.lower().endswith("json"):
        return True
    if not os.path.isfile(argument):
        return os.path.exists(argument)  # a folder, or a pipe that must not be opened before its time
    try:
        with open(argument, "rb") as file:
            return file.read(8192).lstrip(_BEFORE_JSON).startswith(b"{")
    except (OSError, ValueError):
        return False
