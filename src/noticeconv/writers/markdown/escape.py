"""Text → Markdown or HTML source that gives the same text back."""

from __future__ import annotations

import re
import unicodedata

from noticeconv.kept import pattern

_SPECIAL = pattern(r"[\\`*_\[\]<>~|]|&(?=[#A-Za-z])")
# matches "1." "12)" "- " "+甲" "#" "=" at a line's start; not "一、", "1、", "3.5" behind other text
_LINE_START = pattern(r"\A(?:[#+\-=:]|\d{1,9}(?=[.)]))")
_HASH_END = pattern(r"#(?=#*\Z)")
_UNPRINTABLE = pattern("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"}
_IN_HTML = pattern('[&<>"\n\r\t]')


def hidden(text: str) -> str:
    """Return `text` with what Markdown cannot hold (control characters, lone surrogates) as comments: `<!--U+0007-->`."""
    return _UNPRINTABLE.sub(lambda found: f"<!--U+{ord(found[0]):04X}-->", text)


def markdown(text: str) -> str:
    """Return `text` escaped for the inside of a Markdown line; line feeds become `<br>`."""
    return hidden(_SPECIAL.sub(_escaped, text)).replace("\n", "<br>")


def _escaped(found: re.Match[str]) -> str:
    return "&amp;" if found[0] == "&" else "\\" + found[0]


def html(text: str) -> str:
    """Return `text` escaped for HTML that stands on one line, in an element or a double-quoted attribute."""
    return hidden(_IN_HTML.sub(lambda found: _HTML[found[0]], text))


def line_start(source: str) -> str:
    """Return Markdown source whose first characters no viewer takes for a list, a heading or a rule."""
    found = _LINE_START.match(source)
    if found is None:
        return source
    return source[: found.end()] + "\\" + source[found.end() :] if found[0][0].isdigit() else "\\" + source


def heading_end(source: str) -> str:
    """Return the source of a heading whose last # are text."""
    return _HASH_END.sub(r"\\#", source) if source.endswith("#") else source


def edges(source: str) -> str:
    """Return source whose white space at both ends is kept, written as entities."""
    bare = source.strip()
    if bare == source:
        return source
    if not bare:
        return "".join(f"&#{ord(char)};" for char in source)
    at = source.index(bare)
    tail = source[at + len(bare) :]
    return "".join(f"&#{ord(char)};" for char in source[:at]) + bare + "".join(f"&#{ord(char)};" for char in tail)


def kind(char: str) -> str:
    """Return how emphasis sees a character of the text: `space`, `mark` (punctuation), `letter`, or `other` (viewers disagree)."""
    if not char or char.isspace():
        return "space"
    category = unicodedata.category(char)
    if category[0] == "P":
        return "mark"
    return "letter" if category[0] in "LN" else "other"
