"""Fields: what their instructions mean where the file holds no result (EQ, form fields, links)."""

from __future__ import annotations

import re

from lxml import etree

from noticeconv.kept import pattern
from noticeconv.readers.docx.ink import Ink
from noticeconv.readers.docx.names import VAL, W, on, whole
from noticeconv.readers.docx.symbols import symbol
from noticeconv.records import fresh, record
from noticeconv.zh.numerals import circled

# matches 'HYPERLINK "http://a"', 'HYPERLINK \\l "b"'; not 'PAGEREF _Toc1', 'REF b'
_LINK = pattern(r'\s*HYPERLINK\s+(?P<local>\\l\s+)?"?(?P<target>[^"\s]{1,2000})"?', re.IGNORECASE)
# matches "eq \\o\\ac(○,3)", "EQ \\o(□,√)"; not "SEQ a", "PAGE"
_EQUATION = pattern(r"\s*eq\b\s*(?P<body>.*)\Z", re.IGNORECASE | re.DOTALL)
_SWITCH = pattern(r"\\[a-z]{1,4}[0-9]{0,4}", re.IGNORECASE)
# matches "SYMBOL 183 \\f Symbol", 'SYMBOL 0xF0FE \\f "Wingdings"'; not "SYMBOL", "SEQ 1"
_SYMBOL = pattern(r'\s*SYMBOL\s+(?P<code>0x[0-9A-F]{1,6}|[0-9]{1,7})(?:[^"]{0,40}?\\f\s+"?(?P<font>[^"\\]{1,60}))?', re.IGNORECASE)
_OVERLAID = {"√": {"□": "☑"}, "×": {"□": "☒"}, "✓": {"□": "☑"}}
_CHECKED, _UNCHECKED = "☑", "☐"
_HIDDEN_TARGETS = ("_Toc", "_Ref", "_Hlk")  # places that Word makes for itself


@record(frozen=False)
class Field:
    """A complex field that is open: where its result starts, and its instruction so far."""

    ink: Ink | None
    at: int
    form: etree._Element | None = None
    result: bool = False
    words: list[str] = fresh(default_factory=list)

    @property
    def instruction(self) -> str:
        """The instruction as written."""
        return "".join(self.words)


def link_target(instruction: str) -> str | None:
    """Return the address of a HYPERLINK field, `#name` for a place in the same file; None for other fields."""
    found = _LINK.match(instruction)
    if found is None or (found["target"].startswith("\\") and not found["local"]):
        return None
    return anchor(found["target"]) if found["local"] else found["target"]


def anchor(name: str | None) -> str | None:
    """Return the address of a bookmark; None for those that Word makes for itself."""
    return f"#{name}" if name and not name.startswith(_HIDDEN_TARGETS) else None


def shown(instruction: str, form: etree._Element | None) -> str:
    """Return what a reader sees of a field that holds no result."""
    if form is not None:
        return _form(form)
    found = _SYMBOL.match(instruction)
    if found:
        return symbol(found["font"] or "", int(found["code"], 0) if found["code"][:2].lower() == "0x" else int(found["code"]))
    found = _EQUATION.match(instruction)
    return _equation(found["body"]) if found else ""


def _equation(body: str) -> str:
    r"""Text of an EQ field: \o\ac(○,3) is ③, \f(1,2) is 1/2; of others what stands in their brackets."""
    overlaid, fraction = "\\o" in body.lower(), "\\f" in body.lower()
    bare = _SWITCH.sub("", body).strip()
    inside = bare[1:-1] if bare.startswith("(") and bare.endswith(")") else bare
    parts = [part.strip() for part in re.split("[,，;]", inside)]
    if overlaid and len(parts) == 2:
        return _overlay(*parts)
    return ("/" if fraction and len(parts) == 2 else "").join(parts)


def _overlay(frame: str, sign: str) -> str:
    if frame in "○〇" and sign.isdecimal() and 0 < int(sign) <= 50:
        return circled(int(sign))
    return _OVERLAID.get(sign, {}).get(frame, frame + sign)


def _form(form: etree._Element) -> str:
    """Show a check box as ticked or not, a list as the entry chosen."""
    box, choices = form.find(W + "checkBox"), form.find(W + "ddList")
    if box is not None:
        state = box.find(W + "checked")
        state = box.find(W + "default") if state is None else state
        return _CHECKED if state is not None and on(state.get(VAL)) else _UNCHECKED
    if choices is not None:
        entries = [entry.get(VAL, "") for entry in choices.iterchildren(W + "listEntry")]
        result = choices.find(W + "result")
        at = whole(result.get(VAL)) if result is not None else 0
        return entries[at] if 0 <= at < len(entries) else ""
    return ""
