"""Finding LibreOffice, running it in a process group of its own, and ending that group when its time is up."""

from __future__ import annotations

import contextlib
import os
import shutil
import signal
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path

from noticeconv.errors import MissingToolError

VARIABLE = "NOTICECONV_SOFFICE"
"""Environment variable that names the soffice program to use."""

NAMES = ("soffice", "libreoffice", "soffice.com")
USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.com",
    r"C:\Program Files (x86)\LibreOffice\program\soffice.com",
)
MEMORY_LIMIT = 4 * 1024**3
"""Bytes of address space that LibreOffice may take (Linux); it needs about 0.8 GB."""
FILE_LIMIT = 2 * 1024**3
"""Bytes that LibreOffice may write into one file (Linux)."""

_GUARDED = 'exec 3<&0; "$@" 3<&- </dev/null & served=$!; (read -r _ <&3; kill -KILL 0) & wait "$served"; kill -KILL 0'
"""POSIX shell: run the arguments; when they end, or our end of standard input closes, kill the whole group."""


def executable() -> str:
    """Return the path of LibreOffice's soffice program.

    Raises MissingToolError when it is not installed.
    """
    forced = os.environ.get(VARIABLE)
    candidates = [forced] if forced else [*NAMES, *USUAL_PLACES]
    for candidate in candidates:
        found = shutil.which(candidate)
        if found:
            return found
    raise MissingToolError(
        "This format is read and written through LibreOffice, which is not installed: on Debian or Ubuntu run "
        "'sudo apt install libreoffice-writer'; for Windows and macOS get it from https://www.libreoffice.org/download/; "
        f"if it is installed elsewhere, put the path of its soffice program in the variable {VARIABLE}.",
        "该格式须借助 LibreOffice 处理，但本机未安装：Debian/Ubuntu 请执行 sudo apt install libreoffice-writer，"
        "Windows、macOS 请从 https://zh-cn.libreoffice.org/download/ 下载安装；"
        f"如已安装在其他位置，请把 soffice 程序的路径写入环境变量 {VARIABLE}。",
    )


def start(command: Sequence[str], env: Mapping[str, str], cwd: Path, *, guarded: bool = False) -> subprocess.Popen[bytes]:
    """Start `command` in a process group of its own, its messages in `cwd`/log.

    `guarded`: the group ends when this process does, however it ends (POSIX).
    Raises MissingToolError when the program can't be run at all.
    """
    posix = os.name == "posix"
    line = ["/bin/sh", "-c", _GUARDED, "sh", *command] if guarded and posix else list(command)
    try:
        with (cwd / "log").open("ab") as log:
            process = subprocess.Popen(
                line,
                stdin=subprocess.PIPE if guarded else subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                env=dict(env),
                start_new_session=posix,
                creationflags=0 if posix else getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
            )
    except OSError as error:
        raise MissingToolError(
            f"LibreOffice could not be started ({command[0]}: {error.strerror}); check the installation, or the variable {VARIABLE}.",
            f"无法启动 LibreOffice（{command[0]}：{error.strerror}），请检查安装或环境变量 {VARIABLE}。",
        ) from error
    _limit(process.pid)
    return process


def _limit(pid: int) -> None:
    """Cap memory and file size of the process and of what it starts, where the system can do that from outside."""
    with contextlib.suppress(ImportError, AttributeError, OSError, ValueError):
        import resource

        resource.prlimit(pid, resource.RLIMIT_AS, (MEMORY_LIMIT, MEMORY_LIMIT))
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (FILE_LIMIT, FILE_LIMIT))


def end(process: subprocess.Popen[bytes]) -> None:
    """Kill the process group of `process` and wait for it; a group that has gone already is no error."""
    if os.name == "posix":
        with contextlib.suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(["taskkill", "/F", "/T", "/PID", str(process.pid)], capture_output=True, check=False)
    if process.stdin:
        with contextlib.suppress(OSError):
            process.stdin.close()
    with contextlib.suppress(subprocess.TimeoutExpired):
        process.wait(10)
