"""Style sheets inside a page: the rules with simple selectors (p, .title, p.title, #text), which is what office pages and Word write."""

from __future__ import annotations

import re

SIMPLE = re.compile(r"(?:\*|[a-z][a-z0-9]{0,15})?(?:[.#][\w-]{1,60})?", re.IGNORECASE)
# matches "p", ".MsoNormal", "p.MsoNormal", "#text", "*"; not "ul li", "a:hover", "td > p"
BRACE = re.compile(r"[{}]")
MAX_SHEET = 200_000  # characters of style sheets that are read
MAX_RULES = 2000


def rules_of(page: str) -> dict[str, str]:
    """Return declarations by selector from every `<style>` of `page`, later ones behind earlier ones. Rules inside @media are left out."""
    rules: dict[str, str] = {}
    for selector, declarations in _blocks(_sheets(page)):
        for name in selector.split(","):
            name = name.strip()
            if name and SIMPLE.fullmatch(name) and len(rules) < MAX_RULES:
                tag, mark, word = re.match(r"([^.#]*)([.#]?)(.*)", name).groups()  # type: ignore[union-attr]
                key = tag.lower() + mark + word if mark != "#" else mark + word
                rules[key] = f"{rules[key]};{declarations}" if key in rules else declarations
    return rules


def _sheets(page: str) -> str:
    """Return the text of the page's style elements, comments removed."""
    lowered = page.lower() if page.isascii() else page.translate(ASCII_LOWER)
    sheets: list[str] = []
    at = size = 0
    while (start := lowered.find("<style", at)) >= 0 and size < MAX_SHEET:
        opened = lowered.find(">", start)
        closed = lowered.find("</style", opened)
        if opened < 0 or closed < 0:
            break
        sheets.append(page[opened + 1 : closed][: MAX_SHEET - size])
        size += len(sheets[-1])
        at = closed + 8
    return _without_comments("\n".join(sheets)).replace("<!--", "").replace("-->", "")


ASCII_LOWER = {code: code + 32 for code in range(65, 91)}


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
