"""`noticeconv outline`: what each line was taken for."""

from __future__ import annotations

import json
import sys

import click

from noticeconv.cli.app import Command, language_option
from noticeconv.cli.columns import aligned, cut, plain
from noticeconv.cli.failures import say
from noticeconv.cli.plan import STANDARD, standard_input
from noticeconv.conversion import read
from noticeconv.options import ReadOptions
from noticeconv.recognise import OutlineLine

DOUBT = "?"
"""Marks a doubtful line."""

HEADS = {
    "zh": ("行", "要素", "把握", "", "理由", "或为", "文字"),
    "en": ("line", "role", "sure", "", "reason", "or", "text"),
}
TEXT_COLUMNS = 48


@click.command("outline", cls=Command)
@click.argument("source", metavar="IN")
@click.option("--json", "as_json", is_flag=True, help="Print a JSON array, one object a line.")
@click.option("--from", "from_", metavar="FORMAT", help="Format of IN; without it its content says.")
@click.option("--encoding", metavar="NAME", help="Encoding of a text; without it judged from the content.")
@language_option
def command(source: str, as_json: bool, from_: str | None, encoding: str | None, lang: str) -> None:
    """Show for each line of IN (- is standard input) its role, how sure that is, why, and what else it could be.

    Doubtful lines are marked with a question mark.
    """
    held = standard_input() if source == STANDARD else source
    lines = read(held, format=from_, options=ReadOptions(encoding=encoding)).outline.lines
    if not lines:
        none = f"{source} holds a document and no lines; see it with `noticeconv convert {source} --to txt`."
        say(none if lang == "en" else f"{source} 保存的是文档，没有逐行文本；可用 noticeconv convert {source} --to txt 查看。")
    if as_json:
        click.echo(json.dumps([_object(line) for line in lines], ensure_ascii=False, indent=2))
    elif sys.stdout is not None and sys.stdout.isatty():
        _show_table(lines, lang)
    else:
        click.echo(aligned([HEADS[lang], *(_row(line, lang) for line in lines)]), nl=False)


def _object(line: OutlineLine) -> dict[str, object]:
    held = {
        "number": line.number,
        "role": line.role.value,
        "level": line.level,
        "depth": line.depth,
        "confidence": line.confidence,
        "doubtful": line.doubtful,
        "reasons": list(line.reasons),
        "runner_up": line.runner_up.value if line.runner_up else None,
        "spans": [list(span) for span in line.spans],
        "text": line.text,
    }
    return {name: value for name, value in held.items() if value is not None}


def _row(line: OutlineLine, lang: str) -> tuple[str, ...]:
    name = line.role.zh if lang == "zh" else line.role.value
    level = f" {line.level}" if line.level else ""
    other = (line.runner_up.zh if lang == "zh" else line.runner_up.value) if line.runner_up else ""
    return (
        str(line.number),
        "+" * line.depth + name + level,
        f"{line.confidence:.2f}",
        DOUBT if line.doubtful else "",
        plain(line.reasons[0]) if line.reasons else "",
        other,
        cut(plain(line.text), TEXT_COLUMNS),
    )


def _show_table(lines: tuple[OutlineLine, ...], lang: str) -> None:
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    table = Table(*HEADS[lang], box=None, pad_edge=False)
    for line in lines:
        style = "bold yellow" if line.doubtful else "dim" if line.role in ("noise", "field") else ""
        cells = _row(line, lang)
        table.add_row(*(Text(cell, style=style, overflow="ellipsis", no_wrap=True) for cell in cells))
    Console().print(table)
