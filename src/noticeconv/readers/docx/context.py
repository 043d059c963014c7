"""What all stories of a document share: styles, lists, counters, assets, notes, and what there is to tell the user."""

from __future__ import annotations

from collections.abc import Callable
from functools import cached_property

from lxml import etree

from noticeconv.diagnostics import Diagnostic, diagnostic
from noticeconv.layout.styles import BREAKS_ARE_LAYOUT, STYLES
from noticeconv.options import ReadOptions
from noticeconv.readers.docx import names as n
from noticeconv.readers.docx.assets import Assets
from noticeconv.readers.docx.counters import Counters
from noticeconv.readers.docx.numbering import Numbering
from noticeconv.readers.docx.parts import Part
from noticeconv.readers.docx.styles import styles_of
from noticeconv.readers.package import Package
from noticeconv.roles import Role

_PREFIX = "Nc"  # of the style ids in layout.styles


class Context:
    """One document being read."""

    def __init__(self, package: Package, main: Part, options: ReadOptions) -> None:
        """Read the styles; everything else waits until it is needed."""
        self.package = package
        self.main = main
        self.options = options
        self._counts: dict[str, int] = {}
        self._said: dict[tuple[str, str], Diagnostic] = {}
        self.styles = styles_of(self._part("styles"), self._part("theme"))
        self.assets = Assets(package)
        self.counters = Counters()
        self.notes: Callable[[str, str], str | None] = lambda kind, note_id: None
        own = STYLES[Role.PARAGRAPH]
        self.ours = self.styles.known(own.id) and self.styles.paragraph(own.id).name == own.name

    @cached_property
    def sections(self) -> list[etree._Element]:
        """The properties of all sections, in order."""
        return list(self.main.root.iter(n.SECTPR))

    @cached_property
    def numbering(self) -> Numbering:
        """The lists, read when the first numbered paragraph asks."""
        return Numbering(self._root("numbering"), self.styles.numbering)

    @cached_property
    def settings(self) -> frozenset[str]:
        """The names of the document's settings that are switched on or set."""
        root = self._root("settings")
        return frozenset(str(child.tag).rpartition("}")[2] for child in root) if root is not None else frozenset()

    def _part(self, kind: str) -> bytes | None:
        name = self.main.first(kind)
        data = self.package.read(name) if name is not None else None
        if name is not None and data is None:
            self.say("S123", name)
        return data

    def _root(self, kind: str) -> etree._Element | None:
        name = self.main.first(kind)
        if name is None:
            return None
        root = self.package.xml(name)
        if root is None:
            self.say("S123", name)
        return root

    def is_ours(self, style_id: str | None) -> bool:
        """Whether a paragraph of that style was written by us: its marks are what runs ask for, its line breaks are text."""
        return self.ours and style_id is not None and style_id.startswith(_PREFIX)

    def line_break(self, style_id: str | None, *, carriage: bool) -> str | None:
        """Return the text of a line break (w:br, or w:cr when `carriage`); None where it starts a new line."""
        if not self.is_ours(style_id):
            return None
        return "" if style_id in BREAKS_ARE_LAYOUT and not carriage else "\n"

    def count(self, code: str) -> None:
        """Count an occurrence for the diagnostic `code`, which is said once with the sum."""
        self._counts[code] = self._counts.get(code, 0) + 1

    def say(self, code: str, value: str) -> None:
        """Say the diagnostic `code` of `value`, once."""
        self._said.setdefault((code, value), diagnostic(code, value))

    def look_around(self) -> None:
        """Note what the file holds beside its text: comments, macros, styles and lists that are broken."""
        if self.main.first("comments"):
            comments = self._root("comments")
            for _ in comments if comments is not None else ():
                self.count("S121")
        if any(relation.kind == "vbaProject" for relation in self.main.relations.values()):
            self.count("S127")
        for style in dict.fromkeys(self.styles.loops):
            self.say("S124", style)
        for num_id in self.numbering.broken if "numbering" in self.__dict__ else ():
            self.say("S125", num_id)

    def diagnostics(self) -> tuple[Diagnostic, ...]:
        """Return what there is to tell, sums last."""
        side = _SIDES[self.options.revisions]
        counted = [(code, (count, *side) if code == "S120" else (count,)) for code, count in sorted(self._counts.items())]
        return (*self._said.values(), *(diagnostic(code, *values) for code, values in counted))


_SIDES = {"accepted": ("接受修订后", "as accepted"), "original": ("修订前的原文", "as the original")}
"""What reading a side of tracked changes is called."""
