"""Text as XML. The standard library has such functions in a module that loads the whole of urllib, http and ssl."""

from __future__ import annotations

from noticeconv.kept import pattern

# matches U+0000, U+000B, a lone surrogate; not a tab, a line feed, U+3000
ILLEGAL = pattern("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""Characters that XML cannot hold in any way."""


def escape(text: str) -> str:
    """Return `text` for the inside of an element; U+FFFD stands for what XML cannot hold."""
    if not text.isprintable():
        text = ILLEGAL.sub("\ufffd", text)
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def quoteattr(text: str) -> str:
    """Return `text` as an attribute's value, its quotes included."""
    return f'"{attribute(text)}"'


def attribute(text: str) -> str:
    """Return `text` for the inside of an attribute in double quotes; its tabs and line feeds survive."""
    text = escape(text).replace('"', "&quot;")
    return text if text.isprintable() else text.replace("\n", "&#10;").replace("\r", "&#13;").replace("\t", "&#9;")
