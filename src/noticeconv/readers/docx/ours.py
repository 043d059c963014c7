"""Files that our own Word writer made: roles from style ids, places from bookmarks, the envelope from a property."""

from __future__ import annotations

from lxml import etree

from noticeconv.flow import ENVELOPE
from noticeconv.layout.styles import DECORATION, HEAD_WORDS, INLINE_ROLES, LAYOUT_TABLE_STYLES, RoleStyle, joined_property, places
from noticeconv.readers.docx.ink import Span
from noticeconv.readers.docx.names import PSTYLE, VAL
from noticeconv.readers.docx.parts import package_relations
from noticeconv.readers.package import Package
from noticeconv.roles import Role

_HEAD_WORDS = frozenset(HEAD_WORDS)
_VALUE = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"

RoleHints = tuple[Role | None, int | None, int | None, bool | None, int | None, int | None]
"""Role, level, depth, opens, head_end and mark_end of a line, as in Hints."""
NO_ROLE: RoleHints = (None, None, None, None, None, None)


class Roles:
    """Follows the lines of a file of ours: their roles, and which attachment they stand in."""

    def __init__(self) -> None:
        """At the document itself."""
        self.depth = 0

    def block(self, role: Role, bookmarks: list[str], level: int | None = None, head_end: int | None = None) -> RoleHints:
        """Return what a block's style and bookmarks say; `level` is that of its style."""
        if not bookmarks:
            return (role, level, self.depth, False, head_end, None)
        said = places(bookmarks)
        if said.opens is not None:
            self.depth = said.opens
        elif said.depth is not None:
            self.depth = said.depth
        return (role, level if said.level is None else said.level, self.depth, said.opens is not None, head_end, said.mark_end)

    def at_a_glance(self, style: RoleStyle, spans: list[Span]) -> RoleHints | None:
        """Return the role of a paragraph without bookmarks that is one line for certain; None when that takes a closer look."""
        first = spans[0][2].style
        if len(spans) == 1 and not first:
            return (style.role, style.level, self.depth, False, None, None)
        if len(spans) == 2 and first in _HEAD_WORDS and style.run_in and not spans[1][2].style:
            return (style.role, style.level, self.depth, False, spans[0][1], None)
        return None

    def lines(self, style: RoleStyle, content: str, spans: list[Span], bookmarks: list[str]) -> list[tuple[int, int, RoleHints]]:
        """Return the lines in one paragraph: start, end and role. A stretch in the style of an inline role is a line of its own."""
        first = self.block(style.role, bookmarks, style.level, _head_end(spans) if style.run_in else None)
        cuts = _inline_roles(content, spans) if len(spans) > 1 or (spans and spans[0][2].style) else None
        if not cuts:
            return [(0, len(content), first)]
        head = content[: cuts[0][0]].removesuffix("\t")
        found = [(0, len(head), first)] if head else []
        return found + [(start, end, self.block(role, [])) for start, end, role in cuts]


def _inline_roles(content: str, spans: list[Span]) -> list[tuple[int, int, Role]]:
    cuts: list[tuple[int, int, Role]] = []
    for start, end, look in spans:
        role = INLINE_ROLES.get(look.style or "")
        if role is None or not content[start:end].strip("\t"):
            continue
        if cuts and cuts[-1][1] == start and cuts[-1][2] is role:
            cuts[-1] = (cuts[-1][0], end, role)
        else:
            cuts.append((start, end, role))
    return cuts


def _head_end(spans: list[Span]) -> int | None:
    """Return where a run-in heading's own words end: the first stretch in their character style."""
    end = 0
    for start, stop, look in spans:
        if look.style not in _HEAD_WORDS or (end and start != end):
            break
        end = stop
    return end or None


def joins_line_before(bookmarks: list[str]) -> bool:
    """Whether a paragraph's text goes on the line of the paragraph before it."""
    return places(bookmarks).joins


def lays_out(table: etree._Element) -> bool:
    """Whether a table is no table of the document but only places lines: the 版记, or organs with 文件 beside them."""
    styles = {style.get(VAL) for style in table.iter(PSTYLE)}
    return not styles.isdisjoint(LAYOUT_TABLE_STYLES) and styles <= LAYOUT_TABLE_STYLES | DECORATION


def envelope(package: Package) -> dict[str, str]:
    """Return the properties of a Source that the file carries: the envelope, when it is there."""
    name = next((relation.target for relation in package_relations(package).values() if relation.kind == "custom-properties"), None)
    root = package.xml(name) if name else None
    held: dict[str, str] = {}
    for child in root if root is not None else ():
        if len(child) and str(child[0].tag).startswith(_VALUE):
            held[child.get("name", "")] = child[0].text or ""
    said = joined_property(held)
    return {} if said is None else {ENVELOPE: said}
