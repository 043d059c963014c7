"""The plain command line is read as click reads it, and loads next to nothing."""

from __future__ import annotations

import io
import sys

import click
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from noticeconv.cli import run
from noticeconv.cli.convert import command
from noticeconv.cli.converting import Request
from noticeconv.cli.plain import plain_request

WORDS = ["a.txt", "-o", "--output", "b.docx", "--to", "md", "--from", "--force", "--strict", "--no-verify", "--lang", "en", "fr", "--encoding", "gb18030"]
OTHERS = ["--profile", "--media", "图", "--preview", "p.png", "--revisions", "original", "-", "--", "--help", "-ob.docx", "--to=md", "--forc", "", "-x", "--verify"]


def by_click(arguments: list[str], lang: str) -> Request | None:
    """What click makes of the arguments; None where it refuses them or shows help."""
    try:
        with click.Context(click.Group("noticeconv"), obj={"lang": lang}) as above:
            held = command.make_context("convert", list(arguments), parent=above, default_map={"lang": lang}).params
    except (click.UsageError, click.exceptions.Exit):
        return None
    return Request(held.pop("inputs"), held.pop("out"), **held)


@given(st.lists(st.sampled_from([*WORDS, *OTHERS]), max_size=9), st.sampled_from(["zh", "en"]))
@example(["a.txt", "-o", "b.docx", "--force"], "zh")
@example(["a.txt", "b.txt", "--output", "out", "--to", "md", "--no-verify", "--strict", "--lang", "en"], "zh")
@example(["a.txt", "--to", "md", "--to", "json"], "zh")
def test_it_is_read_as_click_reads_it(arguments: list[str], lang: str) -> None:
    request = plain_request(arguments, lang)
    assert request is None or request == by_click(arguments, lang)


@pytest.mark.parametrize("arguments", [["a.txt", "-o", "b.docx"], ["a", "b", "--to", "md", "-o", "dir", "--force", "--no-verify", "--strict"]])
def test_the_usual_lines_are_plain(arguments: list[str]) -> None:
    assert plain_request(arguments, "zh") == by_click(arguments, "zh") != None  # noqa: E711


@pytest.mark.parametrize("arguments", [[], ["--help"], ["a", "--media", "m"], ["a", "-o"], ["a", "--", "-b"], ["a", "--lang", "fr"], ["a", "--to=md"]])
def test_the_rest_is_left_to_click(arguments: list[str]) -> None:
    assert plain_request(arguments, "zh") is None


def test_misuse_is_said_by_click(monkeypatch: pytest.MonkeyPatch) -> None:
    out = io.StringIO()
    monkeypatch.setattr(sys, "stderr", out)
    code = run(["convert", "a.txt", "b.txt", "-o", "c.docx"])
    monkeypatch.undo()
    assert code == 2
    assert "Usage: noticeconv convert" in out.getvalue()
    assert "With several inputs" in out.getvalue()
