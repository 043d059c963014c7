"""`noticeconv profile`: layout profiles shown, checked, and taken from a model file."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from noticeconv.cli.app import Command, language_option
from noticeconv.cli.failures import say
from noticeconv.files import check_target, input_bytes, replace_file
from noticeconv.layout.profile import BUILT_IN, DEFAULT, load_profile
from noticeconv.options import DEFAULT_READ


@click.group("profile")
def command() -> None:
    """Layout profiles: show one, check one of your own, or take one from a model file."""


@command.command("show", cls=Command)
@click.argument("name", metavar="[NAME|FILE]", default=DEFAULT)
@language_option
def show(name: str, lang: str) -> None:
    """Print the whole profile NAME (gbt9704, gbt33476) or FILE as TOML: every value with unit, clause and strength."""
    from noticeconv.layout.showing import shown

    sys.stdout.buffer.write(shown(load_profile(name)).encode())


@command.command("check", cls=Command)
@click.argument("name", metavar="FILE")
@language_option
def check(name: str, lang: str) -> None:
    """Check a house profile: unknown keys are named with the nearest that is known, values that cannot be are refused."""
    held = load_profile(name)
    say(f"{name}: the profile '{held.name}' is in order." if lang == "en" else f"{name}：版式方案“{held.name}”无误。")


@command.command("from-docx", cls=Command)
@click.argument("model", metavar="MODEL.docx")
@click.option("-o", "--output", "target", metavar="FILE", help="Where the profile goes; without it to standard output.")
@click.option("--force", is_flag=True, help="Replace FILE when it exists.")
@language_option
def from_docx(model: str, target: str | None, force: bool, lang: str) -> None:
    """Take a house profile from a model file: what its pages, fonts and sizes are where they differ from gbt9704."""
    from noticeconv.modelling import house_profile

    if target is not None:
        check_target(target, force=force)
    data, _ = input_bytes(model, DEFAULT_READ.max_bytes)
    name = Path(target or model).stem
    taken = house_profile(data, f"{name}-house" if name in BUILT_IN else name)
    if target is None:
        sys.stdout.buffer.write(taken.toml.encode())
    else:
        replace_file(target, taken.toml.encode())
    if taken.unseen:
        listed = ", ".join(taken.unseen)
        say(f"{model}: no line shows {listed}; these stay as gbt9704 has them." if lang == "en" else f"{model}：未见到 {listed}，这些项沿用 gbt9704。")
