"""The group of commands: their names, their help, and where each is found; and running one of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from importlib import import_module
from typing import Any

import click

from noticeconv.errors import ExitCode

COMMANDS = {
    "convert": "Read documents and write them as Word, Markdown, JSON or text.",
    "restyle": "Put a Word file into the layout of the standard; its content stays.",
    "outline": "Show what each line was taken for, how surely and why.",
    "profile": "Show or check layout profiles, or take one from a model file.",
    "schema": "Print the JSON Schema of documents.",
    "formats": "List what this installation reads and writes, and what is missing.",
}
"""Every command and its line of help; the module of the same name in this package has it as `command`."""


class Commands(click.Group):
    """A group that imports a command when it is called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """Return the names in the order of help."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Return the command, imported now; None when there is none of this name."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"noticeconv.cli.{cmd_name}").command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the exit codes."""
        write_exit_codes(formatter)


class Command(click.Command):
    """A command whose help ends with the exit codes."""

    def format_epilog(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the exit codes."""
        write_exit_codes(formatter)


def write_exit_codes(formatter: click.HelpFormatter) -> None:
    """Write the table of exit codes, from their enum."""
    with formatter.section("Exit codes"):
        for code in ExitCode:
            formatter.write(f"  {code.value:<4}{code.en} · {code.zh}\n")


def _version(ctx: click.Context, _parameter: click.Parameter, value: bool) -> None:
    if value and not ctx.resilient_parsing:
        from noticeconv import __version__

        click.echo(f"noticeconv {__version__}")
        ctx.exit()


@click.group("noticeconv", cls=Commands, context_settings={"help_option_names": ["-h", "--help"]})
@click.option("--version", is_flag=True, is_eager=True, expose_value=False, callback=_version, help="Print the version.")
def app() -> None:
    """Recognise Chinese official documents (公文) and convert them to Word, Markdown, JSON and text.

    Data goes to standard output, messages to standard error.
    """


def by_click(arguments: list[str], state: dict[str, str]) -> int:
    """Run a command line; return its exit code. `state` learns the language of messages; raises what the command raises."""
    try:
        with app.make_context("noticeconv", arguments, obj=state) as ctx:
            app.invoke(ctx)
    except click.exceptions.Exit as end:
        return end.exit_code
    except click.UsageError as error:
        error.show(sys.stderr)
        return ExitCode.USAGE
    except click.Abort:
        raise KeyboardInterrupt from None
    return ExitCode.OK


def _language(ctx: click.Context, _parameter: click.Parameter, value: str) -> str:
    ctx.find_root().obj["lang"] = value
    return value


def language_option(command: Callable[..., Any]) -> Callable[..., Any]:
    """Add --lang: the language of messages, kept where failures find it."""
    add = click.option(
        "--lang",
        type=click.Choice(["zh", "en"]),
        default="zh",
        envvar="NOTICECONV_LANG",
        show_default=True,
        show_envvar=True,
        is_eager=True,
        callback=_language,
        help="Language of messages.",
    )
    decorated: Callable[..., Any] = add(command)
    return decorated
