"""One file through LibreOffice, or many files through one running LibreOffice."""

from __future__ import annotations

import shutil
import subprocess
import tempfile
import threading
import time
from pathlib import Path
from types import TracebackType

from noticeconv.errors import DamagedInputError
from noticeconv.soffice.process import end, executable, start
from noticeconv.soffice.profile import environment, make_profile, remove_pipe
from noticeconv.soffice.quirks import for_printing

FILTERS = {"docx": "docx:MS Word 2007 XML", "pdf": "pdf:writer_pdf_Export", "txt": "txt:Text (encoded):UTF8", "odt": "odt", "rtf": "rtf"}
"""What to ask LibreOffice for, by the suffix of the result."""

START_SHARE = 0.5
"""Share of a file's time that the start of the instance may take before one-file calls are used instead."""

_COMMON = ("--headless", "--norestore", "--nologo", "--nolockcheck", "--nofirststartwizard")


def convert(data: bytes, suffix: str, to: str, timeout: float) -> bytes:
    """Return `data`, a file of the type `suffix` (".doc"), converted to the type `to` ("docx", "pdf", "txt").

    `timeout` is in seconds. Uses the `Office` that this process has open, else starts LibreOffice for this file.
    Raises MissingToolError without LibreOffice; DamagedInputError when it hangs, crashes or writes nothing.
    """
    session = Office.current
    if session is not None:
        return session.convert(data, suffix, to, timeout)
    with Office(serving=False) as single:
        return single.convert(data, suffix, to, timeout)


class Office:
    """A LibreOffice kept running in its own profile, serving every `convert` until the `with` block ends.

    Calls from several threads wait for each other. Processes each need their own; LibreOffice ends with the process that
    opened it, however that one ends. `serving=False` keeps only the profile and starts the program for each file.
    """

    current: Office | None = None

    def __init__(self, *, serving: bool = True) -> None:
        """Start nothing yet: the first file starts LibreOffice."""
        self._serving = serving
        self._lock = threading.Lock()
        self._folder: Path | None = None
        self._server: subprocess.Popen[bytes] | None = None

    def __enter__(self) -> Office:
        """Let `convert` of this process use this session."""
        if self._serving and Office.current is None:
            Office.current = self
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None) -> None:
        """Close."""
        self.close()

    def close(self) -> None:
        """End LibreOffice and remove the profile and every temporary file."""
        if Office.current is self:
            Office.current = None
        self._stop()
        if self._folder is not None:
            shutil.rmtree(self._folder, ignore_errors=True)
            self._folder = None

    def convert(self, data: bytes, suffix: str, to: str, timeout: float) -> bytes:
        """As the function `convert`. The session stays usable after an error."""
        program = executable()
        if (suffix, to) == (".docx", "pdf"):
            data = for_printing(data)
        deadline = time.monotonic() + timeout
        with self._lock:
            if self._serving and self._serve(program, deadline - START_SHARE * timeout):
                result = self._once(program, data, suffix, to, deadline)
                if result is not None:
                    return result
                # the instance died, perhaps of an earlier file: this one gets a fresh process
                self._stop()
            result = self._once(program, data, suffix, to, deadline)
        if result is None:
            raise _nothing_written()
        return result

    def _home(self) -> Path:
        if self._folder is None:
            self._folder = Path(tempfile.mkdtemp(prefix="noticeconv-")).resolve()
        return self._folder

    def _serve(self, program: str, deadline: float) -> bool:
        """Return True when an instance is running; try to start one until `deadline`."""
        if self._server is not None and self._server.poll() is None:
            return True
        self._stop()
        home = self._home()
        kept = home / "kept.txt"  # an open document keeps the instance alive; its lock file tells that it is ready
        kept.write_text("\n", encoding="utf-8")
        ready = home / f".~lock.{kept.name}#"
        command = [program, make_profile(home / "profile"), *_COMMON, str(kept)]
        self._server = start(command, environment(home), home, guarded=True)
        while time.monotonic() < deadline and self._server.poll() is None:
            if ready.exists():
                return True
            time.sleep(0.02)
        self._stop()
        self._serving = False
        return False

    def _stop(self) -> None:
        if self._server is not None:
            end(self._server)
            self._server = None
        if self._folder is not None:
            remove_pipe(self._folder / "profile")
            (self._folder / ".~lock.kept.txt#").unlink(missing_ok=True)

    def _once(self, program: str, data: bytes, suffix: str, to: str, deadline: float) -> bytes | None:
        """Run one conversion; None when LibreOffice ended without a result."""
        home = self._home()
        work = Path(tempfile.mkdtemp(prefix="file-", dir=home))
        given = work / f"in{suffix}"
        given.write_bytes(data)
        job = ("--convert-to", FILTERS[to], "--outdir", str(work / "out"), str(given))
        command = [program, make_profile(home / "profile"), *_COMMON, *job]
        process = start(command, environment(home), work)
        try:
            process.wait(max(deadline - time.monotonic(), 0.01))
            return _result(work / "out" / f"in.{to}")
        except subprocess.TimeoutExpired:
            self._stop()
            raise _too_slow() from None
        finally:
            end(process)
            if self._server is None:
                remove_pipe(home / "profile")
            shutil.rmtree(work, ignore_errors=True)


def _result(path: Path) -> bytes | None:
    try:
        return path.read_bytes() or None
    except OSError:
        return None


def _too_slow() -> DamagedInputError:
    return DamagedInputError(
        "LibreOffice did not finish with this file in the time allowed and was stopped; open the file in Word or WPS and "
        "save it as .docx, or allow more time.",
        "LibreOffice 未能在限定时间内处理完该文件，已将其终止；请用 Word 或 WPS 打开后另存为 .docx，或放宽时间限制。",
    )


def _nothing_written() -> DamagedInputError:
    return DamagedInputError(
        "LibreOffice could not open this file or broke off, and wrote nothing: the file is damaged, protected by a password, or of "
        "another format; open it in Word or WPS and save it as .docx.",
        "LibreOffice 无法打开该文件或中途退出，没有产生结果：文件可能已损坏、有密码保护或属于其他格式；"
        "请用 Word 或 WPS 打开后另存为 .docx。",
    )
