"""What is kept between runs is the same as what is made anew, and losing it costs time only."""

from __future__ import annotations

import importlib
import os
import pkgutil
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

import noticeconv
from noticeconv import kept


def every_pattern() -> list[re.Pattern[str] | re.Pattern[bytes]]:
    """All regular expressions that stand in our modules by name."""
    found: list[re.Pattern[str] | re.Pattern[bytes]] = []
    for info in pkgutil.walk_packages(noticeconv.__path__, "noticeconv."):
        if not info.name.endswith("__main__"):
            found += [held for held in vars(importlib.import_module(info.name)).values() if isinstance(held, re.Pattern)]
    return found


def test_every_pattern_is_what_re_compiles() -> None:
    patterns = every_pattern()
    assert len(patterns) > 150
    for one in patterns:
        fresh = re.compile(one.pattern, one.flags)
        assert one == fresh, one.pattern
        assert dict(one.groupindex) == dict(fresh.groupindex)
        assert one.groups == fresh.groups


@pytest.mark.parametrize(
    ("source", "text"),
    [
        (r"(?P<year>\d{4})年(?:(?P<month>\d+)月)?", "于2024年5月"),
        (r"(?i)(a)|(?P<b>b)", "xB"),
        (r"[\u4e00-\u9fff]{2,}(?<![的了])\Z", "各有关单位"),
        (rb"<\?xml[^>]*>", b"<?xml version='1.0'?>"),
    ],
)
def test_a_kept_pattern_finds_the_same(source: str | bytes, text: str | bytes) -> None:
    again, fresh = kept.pattern(source), re.compile(source)  # type: ignore[type-var]
    assert again == fresh
    ours, theirs = again.search(text), fresh.search(text)  # type: ignore[arg-type]
    assert ours is not None
    assert theirs is not None
    assert (ours.span(), ours.groupdict(), ours.lastgroup) == (theirs.span(), theirs.groupdict(), theirs.lastgroup)


def test_flags_part_two_patterns_with_one_text() -> None:
    assert kept.pattern("a.b", re.DOTALL).match("a\nb")
    assert not kept.pattern("a.b").match("a\nb")


def test_a_wrong_pattern_is_refused_as_by_re() -> None:
    with pytest.raises(re.error):
        kept.pattern("(")


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder where the Python of `converted` keeps its modules, and a text to convert."""
    (tmp_path / "in.txt").write_text("关于放假的通知\n各科室：\n　　现通知如下。\n", "utf-8")
    return tmp_path


def converted(home: Path, *switches: str) -> str:
    """Convert the text with a new Python that keeps modules in `home`; return the Markdown."""
    environment = {name: held for name, held in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run(
        [sys.executable, *switches, "-m", "noticeconv", "convert", str(home / "in.txt"), "-o", str(home / "out.docx"), "--force"],
        env={**environment, "PYTHONPYCACHEPREFIX": str(home / "compiled")},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stderr) == (0, "")
    return noticeconv.render(noticeconv.read(home / "out.docx").document, "md")  # type: ignore[return-value]


def stores(home: Path) -> list[Path]:
    return sorted(home.rglob("*.kept*"))


def test_the_second_run_makes_nothing_anew(home: Path) -> None:
    first = converted(home)
    (store,) = stores(home)
    written = store.stat().st_mtime_ns, store.stat().st_ino
    assert converted(home) == first
    assert (store.stat().st_mtime_ns, store.stat().st_ino) == written


DAMAGES = (lambda data: data[:-9], lambda data: data[:200] + b"\0" + data[201:], lambda data: b"3.0 " + data, lambda _: b"")


@pytest.mark.parametrize("damage", DAMAGES, ids=["cut off", "changed", "another Python", "empty"])
def test_a_damaged_or_foreign_store_is_made_anew(damage: Callable[[bytes], bytes], home: Path) -> None:
    first = converted(home)
    (store,) = stores(home)
    whole = store.read_bytes()
    store.write_bytes(damage(whole))
    assert converted(home) == first
    assert store.read_bytes() != damage(whole)
    written = store.stat().st_ino
    assert converted(home) == first
    assert store.stat().st_ino == written


def test_nothing_is_kept_where_python_may_keep_nothing(home: Path) -> None:
    converted(home, "-B")
    assert not stores(home)


def test_a_place_that_cannot_be_written_is_no_failure(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_PLACE", str(home / "missing" / "kept"))
    monkeypatch.setattr(kept, "_new", {("re", "x", 0): 1})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept.keep()
    assert not stores(home)


def test_the_store_starts_over_when_it_grows(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(kept, "_PLACE", str(home / "kept"))
    monkeypatch.setattr(kept, "_held", {("re", str(number), 0): number for number in range(kept._MOST + 1)})
    monkeypatch.setattr(kept, "_new", {("re", "x", 0): 1})
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    kept.keep()
    assert kept._read(str(home / "kept")) == {("re", "x", 0): 1}
