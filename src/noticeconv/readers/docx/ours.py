"""Files that our own Word writer made: roles from style ids, places from bookmarks, the envelope from a property."""

from __future__ import annotations

from noticeconv.flow import ENVELOPE
from noticeconv.layout.styles import DECORATION, HEAD_WORDS, PROPERTY, Places, RoleStyle, places
from noticeconv.readers.docx.ink import Ink
from noticeconv.readers.docx.parts import relations
from noticeconv.readers.package import Package
from noticeconv.roles import Role

_HEAD_WORDS = frozenset(HEAD_WORDS)
_VALUE = "{http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes}"

RoleHints = tuple[Role | None, int | None, int | None, bool | None, int | None]
"""Role, level, depth, opens and head_end of a line, as in Hints."""
NO_ROLE: RoleHints = (None, None, None, None, None)


class Depths:
    """Follows the attachments: which depth the line at hand has."""

    def __init__(self) -> None:
        """At the document itself."""
        self._depth = 0

    def hints(self, role: Role, level: int | None, bookmarks: list[str], head_end: int | None = None) -> RoleHints:
        """Return what a line's style and bookmarks say; `level` is that of its style."""
        said = places(bookmarks) if bookmarks else Places()
        if said.opens is not None:
            self._depth = said.opens
        elif said.depth is not None:
            self._depth = said.depth
        return (role, level if said.level is None else said.level, self._depth, said.opens is not None, head_end)


def head_end(style: RoleStyle, ink: Ink) -> int | None:
    """Return where a run-in heading's own words end: the first stretch in their character style."""
    if not style.run_in:
        return None
    end = ink.label
    for _, stop, look in ink.spans:
        if look.style not in _HEAD_WORDS:
            break
        end = stop
    return end or None


def envelope(package: Package) -> dict[str, str]:
    """Return the properties of a Source that the file carries: the envelope, when it is there."""
    name = next((relation.target for relation in relations(package, "").values() if relation.kind == "custom-properties"), None)
    root = package.xml(name) if name else None
    for child in root if root is not None else ():
        if child.get("name") == PROPERTY and len(child) and str(child[0].tag).startswith(_VALUE):
            return {ENVELOPE: child[0].text or ""}
    return {}


__all__ = ["DECORATION", "NO_ROLE", "Depths", "RoleHints", "envelope", "head_end"]
