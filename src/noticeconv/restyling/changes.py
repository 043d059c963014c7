"""The parts of a package that restyling changes or adds, and their entries in relationships and content types."""

from __future__ import annotations

from lxml import etree

from noticeconv.readers.docx import Traced
from noticeconv.readers.docx.names import REL, TYPES
from noticeconv.writers.docx.names import OFFICE, RELATIONS

_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CONTENT_TYPES = "[Content_Types].xml"


class Changes:
    """Collects parts. `parts` are the bytes of each by name."""

    def __init__(self, file: Traced) -> None:
        """Nothing changed yet."""
        self._file = file
        self._folder, _, base = file.main.name.rpartition("/")
        self._relations_name = "/".join(filter(None, (self._folder, "_rels", f"{base}.rels")))
        self.parts: dict[str, bytes] = {}

    def set(self, name: str, root: etree._Element) -> None:
        """Change a part."""
        self.parts[name] = as_bytes(root)

    def add(self, kind: str, id_: str, content: bytes) -> str:
        """Add a part of `kind` (styles, footer) that the document refers to as `id_`; return its name."""
        base = f"gongwen{id_.removeprefix('rIdGongwen')}.xml"
        name = "/".join(filter(None, (self._folder, base)))
        relations, types = self._root(self._relations_name), self._root(_CONTENT_TYPES)
        etree.SubElement(relations, f"{REL}Relationship", {"Id": id_, "Type": f"{OFFICE}/{kind}", "Target": base})
        etree.SubElement(types, f"{TYPES}Override", {"PartName": f"/{name}", "ContentType": f"{_TYPE}.{kind}+xml"})
        self.parts[name] = content
        self.set(self._relations_name, relations)
        self.set(_CONTENT_TYPES, types)
        return name

    def _root(self, name: str) -> etree._Element:
        if name in self.parts:
            return etree.fromstring(self.parts[name])
        root = self._file.package.xml(name)
        return etree.fromstring(f'<Relationships xmlns="{RELATIONS}"/>') if root is None else root


def as_bytes(root: etree._Element) -> bytes:
    """Return a part as it is written."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
