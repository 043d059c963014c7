"""The public functions, and law L4: a target is replaced by what reads back equal, or not at all."""

from __future__ import annotations

import errno
import io
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

import noticeconv
from noticeconv import convert, parse, read, render
from noticeconv.conversion import canonical, unkept, verify_bytes
from noticeconv.errors import DoubtfulError, TargetError, UnsupportedFormatError, VerificationError
from noticeconv.model import Asset, Cell, Image, Mark, Notice, Paragraph, Row, Table
from noticeconv.options import ReadOptions, WriteOptions
from noticeconv.roles import Role
from noticeconv.writers import json as json_writer

NOTICE = """临江市教育局关于做好春季开学工作的通知
各县（区）教育局，市直各学校：
　　现将春季开学有关工作通知如下。
　　一、加强组织领导。各单位要高度重视，明确责任。
　　二、落实安全措施。各学校要开展隐患排查。
　　特此通知。
　　　　　　　　　　　　临江市教育局
　　　　　　　　　　　　2024年2月18日
"""
BEFORE = b"what stood here before"


@pytest.fixture
def source(tmp_path: Path) -> Path:
    path = tmp_path / "in.txt"
    path.write_text(NOTICE, "utf-8")
    return path


@pytest.fixture
def target(tmp_path: Path) -> Path:
    (tmp_path / "out").mkdir()
    path = tmp_path / "out" / "notice.json"
    path.write_bytes(BEFORE)
    return path


def untouched(target: Path) -> bool:
    """The target is as it was, and nothing was left beside it."""
    return target.read_bytes() == BEFORE and list(target.parent.iterdir()) == [target]


def test_path_bytes_file_and_text_read_the_same(source: Path) -> None:
    wanted = parse(NOTICE).document
    with source.open("rb") as file:
        readings = [read(source), read(str(source)), read(source.read_bytes()), read(file), read(io.BytesIO(source.read_bytes()))]
    assert all(reading.document == wanted for reading in readings)
    assert [reading.source.name for reading in readings] == [str(source), str(source), None, str(source), None]


def test_a_role_can_be_overridden() -> None:
    reading = parse(NOTICE, roles={6: Role.HEADING})
    line = reading.outline.lines[5]
    assert (line.text, line.role) == ("特此通知。", Role.HEADING)


@pytest.mark.parametrize("format", ["json", "md", "docx"])
def test_written_and_read_again_it_is_the_same(format: str, source: Path, tmp_path: Path) -> None:
    target = tmp_path / f"out.{format}"
    document = convert(source, target).document
    assert read(target).document == canonical(document)
    assert os.stat(target).st_mode & 0o777 == 0o666 & ~_umask()


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


def test_render_gives_text_or_bytes() -> None:
    document = parse(NOTICE).document
    assert isinstance(render(document, "md"), str)
    assert isinstance(render(document, "txt"), str)
    assert isinstance(render(document, "docx"), bytes)


def test_python_docx_can_go_on() -> None:
    word = noticeconv.to_docx(parse(NOTICE).document)
    assert word.paragraphs[0].text.endswith("通知")


def test_an_existing_target_stays_without_force(source: Path, target: Path) -> None:
    with pytest.raises(TargetError, match="--force"):
        convert(source, target)
    assert untouched(target)
    target.chmod(0o640)
    convert(source, target, force=True)
    assert read(target).document == read(source).document
    assert target.stat().st_mode & 0o777 == 0o640


def test_a_link_keeps_pointing(source: Path, target: Path) -> None:
    link = target.parent / "link.json"
    link.symlink_to(target)
    convert(source, link, force=True)
    assert link.is_symlink()
    assert read(target).document == read(source).document


def test_unequal_text_is_refused(source: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    honest = json_writer.render
    monkeypatch.setattr(json_writer, "render", lambda *given: honest(*given).replace("安全措施".encode(), "安全".encode()))
    with pytest.raises(VerificationError, match=str(target)):
        convert(source, target, force=True)
    assert untouched(target)
    convert(source, target, force=True, verify=False)
    assert "落实安全。" not in target.read_text("utf-8")


def test_what_the_disk_gives_back_is_compared(source: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that loses the last bytes of what it was given is found out before the target is touched."""

    def forgetful(part: str, data: bytes) -> None:
        Path(part).write_bytes(data[:-20])

    monkeypatch.setattr("noticeconv.files._write_through", forgetful)
    with pytest.raises(VerificationError):
        convert(source, target, force=True)
    assert untouched(target)


def test_a_lost_picture_is_noticed() -> None:
    document = parse(NOTICE).document
    sha = "a" * 64
    document.body.append(Image(asset=sha))
    document.assets = {sha: Asset(media_type="image/png", data="AAAA")}  # type: ignore[arg-type]
    kept = json_writer.render(document)
    verify_bytes(document, kept, "json", "x")
    document.body.append(Paragraph(text="多一段。"))
    with pytest.raises(VerificationError):
        verify_bytes(document, kept, "json", "x")
    document.body.pop()
    document.assets = {}
    bare = json_writer.render(document)
    document.assets = {sha: Asset(media_type="image/png", data="AAAA")}  # type: ignore[arg-type]
    with pytest.raises(VerificationError):
        verify_bytes(document, bare, "json", "x")


@pytest.mark.parametrize("call", ["fsync", "replace", "write"])
def test_a_full_disk_costs_nothing(call: str, source: Path, target: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: Any) -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    if call == "write":
        monkeypatch.setattr("noticeconv.files._write_through", full)
    else:
        monkeypatch.setattr(os, call, full)
    with pytest.raises(TargetError, match="No space left on device"):
        convert(source, target, force=True)
    assert untouched(target)


@pytest.mark.skipif(sys.platform != "linux", reason="needs a resource limit on file size")
def test_a_write_cut_short_costs_nothing(source: Path, target: Path) -> None:
    """The system itself refuses to write more than 100 bytes."""
    script = (
        "import resource, signal, sys; signal.signal(signal.SIGXFSZ, signal.SIG_IGN)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (100, 100))\n"
        "from noticeconv.cli import run\n"
        f"sys.exit(run(['convert', {str(source)!r}, '-o', {str(target)!r}, '--force', '--lang', 'en']))"
    )
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr.count("\n")) == (7, 1), done.stderr
    assert "File too large" in done.stderr
    assert untouched(target)


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_killed_before_the_move_the_target_is_whole(source: Path, target: Path) -> None:
    script = (
        "import os, time; from noticeconv import convert\n"
        "os.replace = lambda *_: (print('now', flush=True), time.sleep(60))\n"
        f"convert({str(source)!r}, {str(target)!r}, force=True)"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"now\n"
        process.send_signal(signal.SIGKILL)
    assert target.read_bytes() == BEFORE


@pytest.mark.skipif(os.name != "posix", reason="needs SIGINT")
def test_interrupted_it_leaves_nothing(source: Path, target: Path) -> None:
    script = (
        "import os, time, sys; from noticeconv.cli import run\n"
        "os.replace = lambda *_: (print('now', flush=True), time.sleep(60))\n"
        f"sys.exit(run(['convert', {str(source)!r}, '-o', {str(target)!r}, '--force']))"
    )
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stdout.readline() == b"now\n"
        time.sleep(0.1)
        process.send_signal(signal.SIGINT)
        assert process.wait() == 130
        assert process.stderr.read() == b""
    assert untouched(target)


def test_an_unknown_suffix_is_refused_before_reading(tmp_path: Path) -> None:
    with pytest.raises(UnsupportedFormatError, match="--to"):
        convert(tmp_path / "missing.txt", tmp_path / "out.xyz")


def test_strict_refuses_doubt(tmp_path: Path) -> None:
    with pytest.raises(DoubtfulError, match="doubtful"):
        convert("春天\n来了\n第一\n".encode(), tmp_path / "out.json", strict=True)
    assert not list(tmp_path.iterdir())


PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR4nGNgYPj/HwADAgH/p9sXkQAAAABJRU5ErkJggg=="
PAGE = f"<html><body><h1>关于放假的通知</h1><p>各科室：</p><p>现通知如下。</p><p><img width='40' height='40' src='data:image/png;base64,{PIXEL}'></p></body></html>"


@pytest.mark.parametrize("format", ["md", "json"])
def test_pictures_kept_beside_the_file_come_back(format: str, tmp_path: Path) -> None:
    document = read(PAGE.encode()).document
    ((sha, asset),) = document.assets.items()
    target = tmp_path / f"out.{format}"
    noticeconv.write(document, target, options=WriteOptions(media_dir=tmp_path / "pictures"))
    assert [path.stem for path in (tmp_path / "pictures").iterdir()] == [sha]
    assert PIXEL not in target.read_text("utf-8")
    assert read(target).document.assets[sha].data == asset.data
    convert(target, tmp_path / "again.docx")
    assert read(tmp_path / "again.docx").document.assets[sha].data == asset.data
    next((tmp_path / "pictures").iterdir()).write_bytes(b"another picture")
    assert read(target).document.assets[sha].data is None


def test_pictures_go_beside_the_target(tmp_path: Path) -> None:
    document = read(PAGE.encode()).document
    with pytest.raises(TargetError, match="beside it"):
        noticeconv.write(document, tmp_path / "out.md", options=WriteOptions(media_dir=tmp_path / "a" / "pictures"))
    assert not list(tmp_path.iterdir())


def test_what_is_named_as_a_picture_and_is_none(tmp_path: Path) -> None:
    ((sha, _),) = read(PAGE.encode()).document.assets.items()
    target = tmp_path / "out.json"
    noticeconv.write(read(PAGE.encode()).document, target, options=WriteOptions(media_dir=tmp_path / "pictures"))
    next((tmp_path / "pictures").iterdir()).unlink()
    os.mkfifo(tmp_path / "pictures" / f"{sha}.png")
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty" / f"{sha}.png").touch()
    (tmp_path / "folder" / f"{sha}.png").mkdir(parents=True)
    assert read(target).document.assets[sha].data is None


def test_plain_text_counts_what_cells_lose() -> None:
    area = Paragraph(text="12m2", marks=[Mark(type="bold", start=0, end=2), Mark(type="superscript", start=3, end=4)])
    inner = Table(rows=[Row(cells=[Cell(blocks=[area])])])
    document = Notice(body=[Table(rows=[Row(cells=[Cell(blocks=[inner]), Cell(blocks=[Image(src="a.png")])])])])
    (lost,) = unkept(document, "txt")
    assert (lost.code, lost.values[0]) == ("S502", "3")


STRAY = "关于放假的通知\n各科室：\n　　现将\udcff放假\x00安排\x1b[31m通知\x07如下。\n"


@pytest.mark.parametrize("format", ["json", "md", "txt", "docx", "html"])
def test_characters_that_are_no_text_do_no_harm(format: str, tmp_path: Path) -> None:
    document = parse(STRAY).document
    said = noticeconv.write(document, tmp_path / f"out.{format}")
    assert [one.code for one in said] == ([] if format in {"json", "md"} else ["S501"])
    if format in {"json", "md"}:
        assert read(tmp_path / f"out.{format}").document == document


def test_options_are_frozen() -> None:
    with pytest.raises(AttributeError):
        ReadOptions().encoding = "gbk"  # type: ignore[misc]
