"""The command line: tests written as Markdown in tests/commands, and what can't be said there.

A fence `file NAME` makes a file; a fence `run` holds `% command`, then what goes to standard output, lines of standard
error as `2> …`, and `=> N` for an exit code other than 0. `[…]` stands for any lines, `< NAME` gives standard input.
"""

from __future__ import annotations

import io
import re
import shlex
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from noticeconv.cli import run
from noticeconv.errors import ExitCode

FOLDER = Path(__file__).parent / "commands"
FENCE = re.compile(r"^```(file|run)[ ]?([^\n]*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
ANY = "[…]"


@dataclass(frozen=True)
class Result:
    code: int
    out: bytes
    err: str


def call(arguments: list[str], monkeypatch: pytest.MonkeyPatch, stdin: bytes = b"") -> Result:
    out, err = io.TextIOWrapper(io.BytesIO(), "utf-8"), io.TextIOWrapper(io.BytesIO(), "utf-8")
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin), "utf-8"))
    monkeypatch.setattr(sys, "stdout", out)
    monkeypatch.setattr(sys, "stderr", err)
    code = run(arguments)
    monkeypatch.undo()
    for stream in (out, err):
        stream.flush()
    return Result(code, out.buffer.getvalue(), err.buffer.getvalue().decode())  # type: ignore[attr-defined]


def scripts() -> list[Path]:
    return sorted(FOLDER.glob("*.md"))


def test_there_are_scripts() -> None:
    assert len(scripts()) >= 4


@pytest.mark.parametrize("script", scripts(), ids=lambda path: path.stem)
def test_script(script: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = FENCE.findall(script.read_text("utf-8"))
    assert sum(kind == "run" for kind, _, _ in steps)
    for kind, name, held in steps:
        if kind == "file":
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(held, "utf-8")
            continue
        command, *wanted = held.splitlines()
        result = _step(command, tmp_path, monkeypatch)
        shown = [*result.out.decode().splitlines(), *(f"2> {line}" for line in result.err.splitlines())]
        shown += [f"=> {result.code}"] if result.code else []
        assert _matches(shown, wanted), f"{script.name}: {command}\n--- wanted\n" + "\n".join(wanted) + "\n--- got\n" + "\n".join(shown)


def _step(command: str, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Result:
    assert command.startswith("% noticeconv "), command
    line, _, given = command.removeprefix("% noticeconv ").partition(" < ")
    monkeypatch.chdir(folder)
    return call(shlex.split(line), monkeypatch, (folder / given).read_bytes() if given else b"")


def _matches(shown: list[str], wanted: list[str]) -> bool:
    pattern = "".join(r"(?:[^\n]*\n)*" if line == ANY else re.escape(line).replace(re.escape(ANY), "[^\n]*") + r"\n" for line in wanted)
    return re.fullmatch(pattern, "".join(line + "\n" for line in shown)) is not None


def test_help_lists_every_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    for arguments in (["--help"], ["convert", "--help"], ["outline", "-h"]):
        shown = call(arguments, monkeypatch).out.decode()
        assert re.findall(r"^  (\d+) +(.+) · (.+)$", shown, re.MULTILINE) == [(str(code.value), code.en, code.zh) for code in ExitCode]


def test_each_error_has_a_code_of_its_own() -> None:
    from noticeconv import errors

    family = [value for value in vars(errors).values() if isinstance(value, type) and issubclass(value, errors.NoticeconvError)]
    assert {error.exit_code for error in family} == {code for code in ExitCode if code >= ExitCode.UNREADABLE}


def test_a_defect_is_one_line(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object, **__: object) -> None:
        raise KeyError("a\nb")

    monkeypatch.setattr("noticeconv.recognise.segment", broken)
    result = call(["convert", "-", "--to", "json", "--lang", "en"], monkeypatch, "通知".encode())
    assert (result.code, result.out, result.err.count("\n")) == (70, b"", 1)
    assert "KeyError" in result.err
    assert "report" in result.err
    monkeypatch.setattr("noticeconv.recognise.segment", broken)
    monkeypatch.setenv("NOTICECONV_DEBUG", "1")
    assert "Traceback" in call(["convert", "-", "--to", "json"], monkeypatch, "通知".encode()).err


def test_as_a_module_and_with_a_closed_pipe(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("关于放假的通知\n各科室：\n" + "　　现通知如下。\n" * 20000, "utf-8")
    command = f"{shlex.quote(sys.executable)} -m noticeconv convert in.txt --to json --no-verify | head -n 1"
    done = subprocess.run(["bash", "-c", f"set -o pipefail; {command}"], cwd=tmp_path, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout, done.stderr) == (0, "{\n", "")


def test_no_colours_without_a_terminal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "in.txt").write_text("关于放假的通知\n各科室：\n　　现通知如下。\n", "utf-8")
    assert b"\x1b" not in call(["outline", str(tmp_path / "in.txt")], monkeypatch).out


def test_a_terminal_gets_a_table(tmp_path: Path) -> None:
    (tmp_path / "in.txt").write_text("关于放假的通知\n各科室：\n　　现通知如下。\n春天\n", "utf-8")
    pty = pytest.importorskip("pty", reason="no pseudo-terminals here")
    shown = bytearray()

    def keep(descriptor: int) -> bytes:
        import os

        data = os.read(descriptor, 4096)
        shown.extend(data)
        return b""

    monkey = pytest.MonkeyPatch()
    monkey.setenv("TERM", "xterm")
    monkey.setenv("COLUMNS", "100")
    try:
        pty.spawn([sys.executable, "-m", "noticeconv", "outline", str(tmp_path / "in.txt")], keep)
    finally:
        monkey.undo()
    text = shown.decode("utf-8", "replace")
    assert "关于放假的通知" in text
    assert "主送机关" in text
