"""The command line: one small module a command, each loaded when it is called."""

from __future__ import annotations

import sys
from collections.abc import Sequence

__all__ = ["main", "run"]


def main() -> None:
    """Run the command line on `sys.argv` and exit with its code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: Sequence[str]) -> int:
    """Run the command line on `arguments`; return the exit code (`errors.ExitCode`). Never raises."""
    from noticeconv.cli.failures import guarded

    return int(guarded(list(arguments)))
