"""Style sheets inside a page: the rules with simple selectors (p, .title, p.title, #text), which is what office pages and Word write."""

from __future__ import annotations

import re
from collections.abc import Iterator

from noticeconv.kept import pattern

TAGS = (("<style", "</style"), ("<STYLE", "</STYLE"))
SIMPLE = pattern(r"(\*|[a-z][a-z0-9]{0,15}|)([.#][\w-]{1,60}|)", re.IGNORECASE)
# matches "p", ".MsoNormal", "p.MsoNormal", "#text", "*"; not "ul li", "a:hover", "td > p"
BRACE = pattern(r"[{}]")
MAX_SHEET = 200_000  # characters of style sheets that are read
MAX_RULES = 2000


def sheets_of(page: str) -> str:
    """Return the text of every `<style>` of `page`; nothing for a page without."""
    found = [sheet for start, end in TAGS if start in page for sheet in _between(page, start, end)]
    return "\n".join(found)[:MAX_SHEET]


def rules_of(sheet: str) -> dict[str, str]:
    """Return declarations by selector, later ones behind earlier ones. Rules inside @media are left out."""
    rules: dict[str, str] = {}
    for selector, declarations in _blocks(_without_comments(sheet).replace("<!--", "").replace("-->", "")):
        for name in selector.split(","):
            found = SIMPLE.fullmatch(name.strip())
            if found and found[0] and len(rules) < MAX_RULES:
                tag, word = found[1].lower(), found[2]
                key = word if word.startswith("#") else tag + word
                rules[key] = f"{rules[key]};{declarations}" if key in rules else declarations
    return rules


def _between(page: str, start: str, end: str) -> Iterator[str]:
    at = size = 0
    while (begun := page.find(start, at)) >= 0 and size < MAX_SHEET:
        opened = page.find(">", begun)
        closed = page.find(end, opened)
        if opened < 0 or closed < 0:
            return
        yield page[opened + 1 : min(closed, opened + 1 + MAX_SHEET)]
        size += closed - opened
        at = closed + len(end)


def _without_comments(sheet: str) -> str:
    kept, at = [], 0
    while (start := sheet.find("/*", at)) >= 0 and (end := sheet.find("*/", start + 2)) >= 0:
        kept.append(sheet[at:start])
        at = end + 2
    return "".join([*kept, sheet[at:]])


def _blocks(sheet: str) -> list[tuple[str, str]]:
    """Cut a sheet into selector and declarations of the outermost rules that are no at-rules."""
    blocks: list[tuple[str, str]] = []
    depth = at = 0
    selector = ""
    for brace in BRACE.finditer(sheet):
        piece = sheet[at : brace.start()]
        at = brace.end()
        if brace[0] == "{":
            depth += 1
            selector = piece.rpartition(";")[2].strip() if depth == 1 else ""
        else:
            if depth == 1 and selector and "@" not in selector:
                blocks.append((selector[:500], piece[:2000]))
            depth = max(depth - 1, 0)
            selector = ""
    return blocks
