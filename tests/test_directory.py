"""The directory of a zip file: what is read here is what the standard library reads."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from noticeconv.readers import directory as module
from noticeconv.readers.directory import Entry, directory


def packed(names: list[str], comment: bytes = b"") -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name in names:
            package.writestr(name, name * 20)
        package.comment = comment
    return out.getvalue()


def by_the_library(data: bytes) -> list[Entry] | None:
    try:
        return module._other(data)
    except ValueError:
        return None


NAMES = ["[Content_Types].xml", "word/document.xml", "图片/一.png"]


def test_a_plain_file_needs_no_library(monkeypatch: pytest.MonkeyPatch) -> None:
    data = packed(NAMES)
    wanted = module._other(data)
    monkeypatch.setattr(module, "_other", lambda _: pytest.fail("asked the library"))
    assert directory(data) == wanted
    assert [entry.name for entry in wanted] == NAMES


@pytest.mark.parametrize("data", [packed(NAMES, comment=b"by hand"), b"#!/bin/sh\n" + packed(NAMES), packed(["a\\b.xml", "c.xml"])], ids=["comment", "leading bytes", "backslash"])
def test_what_is_not_plain_is_left_to_it(data: bytes) -> None:
    assert module._plain(data) is None
    assert directory(data) == module._other(data)


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\5\6" + b"\0" * 17, packed(NAMES)[:-5], b"PK\5\6" + b"\xff" * 18])
def test_no_directory(data: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        directory(data)


@settings(max_examples=2000, deadline=None)
@given(st.data())
def test_damage_is_seen_alike(data: st.DataObject) -> None:
    """Whatever bytes are changed: where a directory is read here at all, the standard library reads the same."""
    held = bytearray(packed(NAMES[: data.draw(st.integers(0, 3))]))
    for _ in range(data.draw(st.integers(0, 4))):
        held[data.draw(st.integers(max(0, len(held) - 250), len(held) - 1))] = data.draw(st.integers(0, 255))
    plain = module._plain(bytes(held))
    assert plain is None or plain == by_the_library(bytes(held))
