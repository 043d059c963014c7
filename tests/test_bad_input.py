"""What is wrong with an input or a target is said in one line, with its exit code, and nothing is touched."""

from __future__ import annotations

import io
import os
import re
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

import pytest

from noticeconv import parse, read, render, write
from noticeconv.cli import run
from noticeconv.errors import ExitCode

NOTICE = "关于放假的通知\n各科室：\n　　现将放假安排通知如下。\n"
BEFORE = b"what stood here before"
OPC = "application/vnd.openxmlformats"
TYPES = (
    '<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/word/document.xml" ContentType="{OPC}-officedocument.wordprocessingml.document.main+xml"/></Types>'
)
RELATIONS = (
    '<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    '<Relationship Id="r1" Target="word/document.xml" '
    'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/></Relationships>'
)
MAIN = '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>{}</w:body></w:document>'
PARAGRAPH = "<w:p><w:r><w:t>{}</w:t></w:r></w:p>"


def package(main: str | bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as held:
        held.writestr("[Content_Types].xml", TYPES)
        held.writestr("_rels/.rels", RELATIONS)
        held.writestr("word/document.xml", main)
    return out.getvalue()


def bomb() -> bytes:
    return package(MAIN.format(" " * (300 << 20)))


def external_entity() -> bytes:
    declared = '<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/hostname">]>'
    return package(declared + MAIN.format(PARAGRAPH.format("关于放假的通知&x;")))


def laughs() -> bytes:
    steps = "".join(f'<!ENTITY a{at} "{f"&a{at - 1};" * 10}">' for at in range(1, 12))
    return package(f'<!DOCTYPE d [<!ENTITY a0 "ha">{steps}]>' + MAIN.format(PARAGRAPH.format("&a11;")))


@dataclass(frozen=True)
class Case:
    name: str
    data: bytes
    code: ExitCode


CASES = {
    "empty": Case("a.txt", b"", ExitCode.UNREADABLE),
    "empty docx": Case("a.docx", b"", ExitCode.UNREADABLE),
    "binary junk": Case("a.bin", bytes(range(256)) * 40, ExitCode.DAMAGED),
    "junk named docx": Case("a.docx", bytes(range(255, -1, -1)) * 40, ExitCode.DAMAGED),
    "no text in a zip": Case("a.docx", b"PK\x05\x06" + bytes(18), ExitCode.DAMAGED),
    "truncated docx": Case("a.docx", package(MAIN.format(PARAGRAPH.format(NOTICE)))[:-200], ExitCode.DAMAGED),
    "docx without its text": Case("a.docx", package("")[:0] or package("<not-closed>"), ExitCode.DAMAGED),
    "a spreadsheet": Case("a.xlsx", package("").replace(b"word/document.xml", b"xl/workbook/a.xml"), ExitCode.UNSUPPORTED),
    "json of something else": Case("a.json", b'{"kind": "invoice"}', ExitCode.DAMAGED),
    "broken json": Case("a.json", b'{"kind": "notice", ', ExitCode.DAMAGED),
    "json nested without end": Case("a.json", b'{"kind":' + b"[" * 200_000, ExitCode.DAMAGED),
    "truncated pdf": Case("a.pdf", b"%PDF-1.7\n1 0 obj\n<<", ExitCode.DAMAGED),
}


def convert(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, list[str]]:
    code = run(["convert", *arguments, "--lang", "en"])
    shown = capsys.readouterr()
    assert shown.out == ""
    return code, shown.err.splitlines()


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "target.json"
    path.write_bytes(BEFORE)
    return path


@pytest.mark.parametrize("case", CASES.values(), ids=CASES)
def test_bad_bytes(case: Case, tmp_path: Path, target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    if case.name.endswith(".pdf"):
        pytest.importorskip("pypdfium2", reason="PDF needs pypdfium2")
    source = tmp_path / case.name
    source.write_bytes(case.data)
    code, said = convert(capsys, str(source), "-o", str(target), "--force")
    assert (code, len(said)) == (case.code, 1), said
    assert case.name in said[0]
    assert said[0].startswith("noticeconv: ")
    assert ";" in said[0] or ":" in said[0].removeprefix("noticeconv: "), "says what to do"
    assert target.read_bytes() == BEFORE
    assert list(target.parent.iterdir()) == [target]


@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="needs /proc")
@pytest.mark.parametrize("make", [bomb, laughs])
def test_bombs_are_refused_in_bounded_memory(make: object, tmp_path: Path, target: Path) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(make())  # type: ignore[operator]
    script = (
        "import sys; from noticeconv.cli import run\n"
        f"code = run(['convert', {str(source)!r}, '-o', {str(target)!r}, '--force', '--lang', 'en'])\n"
        "print(*(line for line in open('/proc/self/status') if line.startswith('VmHWM'))); sys.exit(code)"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False, timeout=60)
    assert done.returncode in {ExitCode.HOSTILE, ExitCode.DAMAGED}, done.stderr
    assert (done.stderr.count("\n"), "a.docx" in done.stderr) == (1, True), done.stderr
    assert int(done.stdout.split()[1]) < 300_000, "KiB at most"
    assert target.read_bytes() == BEFORE


def test_an_external_entity_is_never_fetched(tmp_path: Path, target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = tmp_path / "a.docx"
    source.write_bytes(external_entity())
    code, said = convert(capsys, str(source), "-o", str(target), "--force")
    host = Path("/etc/hostname").read_text() if Path("/etc/hostname").exists() else "localhost"
    assert host.strip() not in target.read_text("utf-8")
    if code:
        assert (code, len(said)) in {(ExitCode.HOSTILE, 1), (ExitCode.DAMAGED, 1)}
        assert target.read_bytes() == BEFORE


@pytest.mark.parametrize("note", ["rubbish", "[]", '{"documents": [[1]]}', '{"documents": [["invoice", "a", "b"]]}', '{"documents": [["notice", "general", {}]]}'])
@pytest.mark.parametrize("inside", [False, True])
def test_a_spoilt_note_in_our_own_file(note: str, inside: bool, tmp_path: Path) -> None:
    """What travels beside the text is not trusted blindly: the text is still read."""
    note = '{"documents": [["notice", "general", "通知"]], "page": ' + note + "}" if inside else note
    held = io.BytesIO(render(parse(NOTICE).document, "docx"))  # type: ignore[arg-type]
    path = tmp_path / "a.docx"
    with zipfile.ZipFile(held) as old, zipfile.ZipFile(path, "w") as new:
        for name in old.namelist():
            part = old.read(name)
            if name == "docProps/custom.xml":
                part, count = re.subn(rb"(?s)(<vt:lpwstr>).*(</vt:lpwstr>)", rb"\1" + escape(note).encode() + rb"\2", part)
                assert count == 1
            new.writestr(name, part)
    reading = read(path)
    assert reading.document.title is not None
    assert reading.document.title.text == "关于放假的通知"
    assert "S104" in [one.code for one in reading.diagnostics] or (inside and note.endswith("[]}"))


def test_a_wrong_suffix_does_no_harm(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Content decides, not the name."""
    document = parse(NOTICE).document
    write(document, tmp_path / "right.docx")
    (tmp_path / "right.docx").rename(tmp_path / "wrong.txt")
    code, said = convert(capsys, str(tmp_path / "wrong.txt"), "-o", str(tmp_path / "out.json"))
    assert (code, said) == (0, [])
    assert (tmp_path / "out.json").read_text("utf-8") == render(document, "json")


@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (["missing.txt", "-o", "x.json"], ExitCode.UNREADABLE),
        (["folder", "-o", "x.json", "--to", "json"], ExitCode.UNREADABLE),
        (["good.txt", "-o", "folder"], ExitCode.TARGET),
        (["good.txt", "-o", "folder.json"], ExitCode.TARGET),
        (["good.txt", "-o", "nowhere/x.json"], ExitCode.TARGET),
        (["good.txt", "-o", "good.txt/x.json"], ExitCode.TARGET),
        (["good.txt", "-o", "n" * 300 + ".json"], ExitCode.TARGET),
        (["good.txt", "-o", "/dev/null", "--to", "json", "--force"], ExitCode.TARGET),
        (["good.txt", "-o", "x.xyz"], ExitCode.UNSUPPORTED),
        (["good.txt", "-o", "x.json", "--to", "xyz"], ExitCode.UNSUPPORTED),
        (["good.txt", "-o", "x.json", "--from", "xyz"], ExitCode.UNSUPPORTED),
        (["good.txt", "-o", "x.json", "--from", "docx"], ExitCode.DAMAGED),
        (["good.txt", "-o", "x.docx", "--profile", "nowhere.toml"], ExitCode.UNREADABLE),
    ],
)
def test_bad_names(
    arguments: list[str], code: ExitCode, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "good.txt").write_text(NOTICE, "utf-8")
    for folder in ("folder", "folder.json"):
        (tmp_path / folder).mkdir()
    before = sorted(path.name for path in tmp_path.rglob("*"))
    assert convert(capsys, *arguments)[0] == code
    got = sorted(path.name for path in tmp_path.rglob("*") if path.name != "x.json" or path.is_file())
    assert got == before


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_standard_output(tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(NOTICE, "utf-8")
    with Path("/dev/full").open("wb") as full:
        command = [sys.executable, "-m", "noticeconv", "convert", str(tmp_path / "good.txt"), "--to", "json", "--lang", "en"]
        done = subprocess.run(command, stdout=full, stderr=subprocess.PIPE, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (ExitCode.TARGET, 1), done.stderr
    assert "No space left" in done.stderr


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may read and write everything")
def test_without_permission(tmp_path: Path, target: Path, capsys: pytest.CaptureFixture[str]) -> None:
    good = tmp_path / "good.txt"
    good.write_text(NOTICE, "utf-8")
    target.parent.chmod(0o500)
    assert convert(capsys, str(good), "-o", str(target), "--force")[0] == ExitCode.TARGET
    target.parent.chmod(0o700)
    good.chmod(0)
    assert convert(capsys, str(good), "-o", str(target), "--force")[0] == ExitCode.UNREADABLE
    assert target.read_bytes() == BEFORE


def test_refused_by_the_system(tmp_path: Path, target: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    """As without permission, for tests that run as root."""
    good = tmp_path / "good.txt"
    good.write_text(NOTICE, "utf-8")

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    with monkeypatch.context() as patch:
        patch.setattr("noticeconv.files._write_through", refuse)
        code, said = convert(capsys, str(good), "-o", str(target), "--force")
        assert (code, len(said), "Permission denied" in said[0]) == (ExitCode.TARGET, 1, True)
    with monkeypatch.context() as patch:
        patch.setattr("noticeconv.files.open", refuse, raising=False)
        code, said = convert(capsys, str(good), "-o", str(target), "--force")
        assert (code, len(said), "good.txt" in said[0]) == (ExitCode.UNREADABLE, 1, True)
    assert target.read_bytes() == BEFORE


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no pipes in folders")
def test_a_pipe_is_not_waited_for(tmp_path: Path) -> None:
    """A pipe that nobody writes to, as target and in a folder: said at once, the rest goes on."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "good.txt").write_text(NOTICE, "utf-8")
    os.mkfifo(tmp_path / "in" / "pipe.docx")
    for line, code, said in (
        (["in/good.txt", "-o", "in/pipe.docx", "--force"], ExitCode.TARGET, "is no ordinary file"),
        (["in", "-o", "out", "--to", "md"], ExitCode.SOME_FAILED, "pipe.docx is no ordinary file"),
    ):
        command = [sys.executable, "-m", "noticeconv", "convert", *line, "--lang", "en"]
        done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False, timeout=30)
        assert (done.returncode, said in done.stderr) == (code, True), done.stderr
    assert (tmp_path / "out" / "good.md").stat().st_size


@pytest.mark.skipif(os.name != "posix", reason="closing streams takes a POSIX shell")
@pytest.mark.parametrize(
    ("line", "code", "said"),
    [
        ("convert good.txt --to md >&-", ExitCode.TARGET, "Standard output is closed"),
        ("convert - --to md <&-", ExitCode.UNREADABLE, "Standard input is closed"),
        ("convert good.txt -o out.md >&- 2>&-", ExitCode.OK, ""),
    ],
)
def test_closed_streams(line: str, code: ExitCode, said: str, tmp_path: Path) -> None:
    (tmp_path / "good.txt").write_text(NOTICE, "utf-8")
    shell = f"NOTICECONV_LANG=en {sys.executable} -m noticeconv {line}"
    done = subprocess.run(["sh", "-c", shell], cwd=tmp_path, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False, timeout=30)
    assert (done.returncode, said in done.stderr, "Traceback" in done.stderr) == (code, True, False), done.stderr
