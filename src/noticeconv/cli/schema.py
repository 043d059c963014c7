"""`noticeconv schema`: the JSON Schema of documents."""

from __future__ import annotations

import json

import click

from noticeconv.cli.app import Command
from noticeconv.model import Kind
from noticeconv.schema import json_schema


@click.command("schema", cls=Command)
@click.option("--kind", type=click.Choice(["notice", "report", "regulation", "plain"]), help="Only this kind of document.")
def command(kind: Kind | None) -> None:
    """Print the JSON Schema (2020-12) that the JSON of every document satisfies."""
    click.echo(json.dumps(json_schema(kind), ensure_ascii=False, indent=2))
