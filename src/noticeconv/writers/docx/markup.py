"""Text as XML. The standard library has the same two functions in a module that loads the whole of urllib, http and ssl."""

from __future__ import annotations

_TEXT = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;"})
_ATTRIBUTE = str.maketrans({"&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "\n": "&#10;", "\r": "&#13;", "\t": "&#9;"})


def escape(text: str) -> str:
    """Return `text` for the inside of an element."""
    return text.translate(_TEXT)


def quoteattr(text: str) -> str:
    """Return `text` as an attribute's value, its quotes included."""
    return f'"{text.translate(_ATTRIBUTE)}"'
