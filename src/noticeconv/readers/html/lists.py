"""Numbers of ordered lists, as a browser shows them before each item."""

from __future__ import annotations

from collections.abc import Mapping

LIST_STYLES = {
    "cjk-ideographic": "一", "simp-chinese-informal": "一", "trad-chinese-informal": "一", "lower-alpha": "a", "lower-latin": "a",
    "upper-alpha": "A", "upper-latin": "A", "lower-roman": "i", "upper-roman": "I",
}  # fmt: skip
ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"),
    (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
HAN = "〇一二三四五六七八九"


class ListCount:
    """Counts the items of one list."""

    def __init__(self, tag: str, attrs: Mapping[str, str]) -> None:
        """Read the list's type and start."""
        style = attrs.get("style", "").replace(" ", "").lower()
        self._form = _list_form(attrs.get("type", ""), style) if tag == "ol" else ""
        start = attrs.get("start", "").strip()
        self._next = int(start) if start.isascii() and start.isdecimal() and len(start) < 7 else 1

    def next(self, attrs: Mapping[str, str]) -> str:
        """Return the number that stands before the next item; nothing in a list without numbers."""
        if not self._form or "list-style:none" in attrs.get("style", "").replace(" ", ""):
            return ""
        value = attrs.get("value", "").strip()
        number = int(value) if value.isascii() and value.isdecimal() and len(value) < 7 else self._next
        self._next = number + 1
        return list_number(number, self._form)


def _list_form(kind: str, style: str) -> str:
    if "none" in style:
        return ""
    for word, form in LIST_STYLES.items():
        if word in style:
            return form
    return kind if kind in ("a", "A", "i", "I") else "1"


def list_number(number: int, form: str) -> str:
    """Return the mark of item `number`: "3. ", "c. ", "iii. ", "三、"."""
    if form == "一" and 0 < number < 100:
        tens, ones = divmod(number, 10)
        return ("" if not tens else (HAN[tens] if tens > 1 else "") + "十") + (HAN[ones] if ones else "") + "、"
    text = str(number)
    if form in ("a", "A") and 0 < number <= 26:
        text = chr(96 + number)
    elif form in ("i", "I") and 0 < number < 4000:
        text, rest = "", number
        for value, letters in ROMAN:
            text += letters * (rest // value)
            rest %= value
    return (text.upper() if form in ("A", "I") else text) + ". "
