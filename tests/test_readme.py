"""The READMEs: their examples run, their tables are what the code says, both say the same."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from noticeconv.errors import ExitCode
from noticeconv.readers import FORMATS
from noticeconv.writers import WRITERS

ROOT = Path(__file__).parents[1]
READMES = {"en": ROOT / "README.md", "zh": ROOT / "README.zh-CN.md"}
FENCE = re.compile(r"^```(\w+)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
COMMENT = re.compile(r"  # .*")
LINK = re.compile(r"\]\(([^)#]+)\)")


def text(lang: str) -> str:
    return READMES[lang].read_text("utf-8")


def blocks(lang: str, language: str) -> list[str]:
    return [code for kind, code in FENCE.findall(text(lang)) if kind == language]


@pytest.mark.parametrize("lang", READMES)
def test_examples_run(lang: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    found = blocks(lang, "python")
    assert len(found) >= 4
    for code in found:
        exec(compile(code, READMES[lang].name, "exec"), names)
    assert (tmp_path / "notice.txt").exists()


@pytest.mark.parametrize("language", ["python", "console"])
def test_both_show_the_same_code(language: str) -> None:
    shown = [[COMMENT.sub("", code) for code in blocks(lang, language)] for lang in READMES]
    assert shown[0] == shown[1]


def test_both_have_the_same_shape() -> None:
    shapes = [re.findall(r"^(#+ |\| |- |!\[|```)", text(lang), re.MULTILINE) for lang in READMES]
    assert shapes[0] == shapes[1]


@pytest.mark.parametrize("lang", READMES)
def test_exit_codes_are_those_of_the_enum(lang: str) -> None:
    rows = re.findall(r"^\| (\d+) \| (.+) \|$", text(lang), re.MULTILINE)
    assert rows == [(str(code.value), getattr(code, lang)) for code in ExitCode]


@pytest.mark.parametrize("lang", READMES)
def test_formats_are_those_of_the_tables(lang: str) -> None:
    yes = {"en": "yes", "zh": "是"}[lang]
    rows = re.findall(r"^\| ((?:`\w+`,? ?)+)[^|]*\| (\S+) \| (\S+) \|", text(lang), re.MULTILINE)
    listed = {name: (reads == yes, writes == yes) for names, reads, writes in rows for name in re.findall(r"\w+", names)}
    assert listed == {name: (name in FORMATS, name in WRITERS) for name in {*FORMATS, *WRITERS}}


@pytest.mark.parametrize("path", [*READMES.values(), *sorted((ROOT / "docs").glob("*.md"))], ids=lambda path: path.name)
def test_links_lead_somewhere(path: Path) -> None:
    inner = [link for link in LINK.findall(path.read_text("utf-8")) if "://" not in link]
    assert [link for link in inner if not (path.parent / link).exists()] == []


@pytest.mark.parametrize("lang", READMES)
def test_every_command_is_named(lang: str) -> None:
    from noticeconv.cli.app import COMMANDS

    for command in set(COMMANDS) & {"convert", "outline", "formats"}:
        assert f"noticeconv {command}" in text(lang)
