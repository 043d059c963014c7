"""The Markdown parser: CommonMark with tables, strikethrough and footnotes, and addresses left as they are written."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import cache
from typing import Any

from noticeconv.kept import pattern

# matches "[^1]", "[^注]"; not "[1]", "[^]", "[^a b]"
_REFERENCE = pattern(r"\[\^([^\]\s]{1,40})\]")
_DEFINITION = pattern(r"\[\^([^\]\s]{1,40})\]:[ \t]*(.*)")

NOTE = "footnote_definition"
"""Type of the token of `[^1]: text`."""


@cache
def parser(own: bool) -> Any:
    """Return the parser for our own files, or for those of other people: in theirs, list numbers and indents stay text."""
    from markdown_it import MarkdownIt

    made = MarkdownIt("commonmark", {"html": True, "maxNesting": 60}).enable(["table", "strikethrough"])
    made.normalizeLink = lambda url: url  # type: ignore[method-assign]
    made.validateLink = lambda url: True  # type: ignore[method-assign]
    made.inline.ruler.before("link", "footnote_ref", _reference)
    made.block.ruler.before("reference", "footnote", _definition, {"alt": []})
    return made.disable(["list", "code", "blockquote", "lheading"] if own else ["list", "code"])


def _reference(state: Any, silent: bool) -> bool:
    found = _REFERENCE.match(state.src, state.pos)
    if found is None or (silent is False and found[1] not in state.env.get("footnotes", {}) and not state.env.get("own")):
        return False
    if not silent:
        token = state.push("footnote_ref", "", 0)
        token.meta = {"label": found[1]}
        token.content = found[0]
    state.pos = found.end()
    return True


def _definition(state: Any, start: int, end: int, silent: bool) -> bool:
    at = state.bMarks[start] + state.tShift[start]
    found = _DEFINITION.match(state.src, at, state.eMarks[start])
    if found is None:
        return False
    if not silent:
        notes = state.env.setdefault("footnotes", {})
        token = state.push(NOTE, "", 0)
        token.meta = {"label": None if found[1] in notes else found[1]}
        token.content = found[0].strip()
        notes.setdefault(found[1], found[2])
        state.line = start + 1
    return True


def stray_note(token: Any, referred: Collection[str]) -> bool:
    """Whether a token defines a footnote that no text refers to, or defines one again: it stays where it stands."""
    return token.type == NOTE and token.meta["label"] not in referred


def referred(tokens: Sequence[Any], *, html: bool) -> set[str]:
    """Return the labels of the footnotes that texts refer to; `html`: those in HTML blocks too."""
    found = {child.meta["label"] for token in tokens for child in token.children or () if child.type == "footnote_ref"}
    if html:
        found.update(label for token in tokens if token.type == "html_block" for label in _REFERENCE.findall(token.content))
    return found
