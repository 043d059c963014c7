"""Parts of a Word package and the relationships between them."""

from __future__ import annotations

import posixpath
import re
from functools import cached_property

from lxml import etree

from noticeconv.errors import DamagedInputError
from noticeconv.kept import pattern
from noticeconv.readers.docx.names import REL, TYPES
from noticeconv.readers.package import Package
from noticeconv.records import NamedTuple, record

_RELATIONSHIP = REL + "Relationship"
_MAIN = "wordprocessingml"
_USUAL = "word/document.xml"
_PLAIN = pattern(r"\w+(?:/\w+)*\.\w+", re.ASCII)  # matches "media/image1.png"; not "../x.xml", "/word/x.xml", "a\\b.xml"


class Relation(NamedTuple):
    """What a relationship points at. `kind` is the last word of its type (image, footnotes); `external` targets are addresses."""

    kind: str
    target: str
    external: bool


@record(frozen=False, slots=False)
class Part:
    """An XML part: its name, root element and (read when asked for) relationships."""

    package: Package
    name: str
    root: etree._Element

    @cached_property
    def relations(self) -> dict[str, Relation]:
        """The part's relationships by id; empty when there are none."""
        return relations(self.package, self.name)

    def first(self, kind: str) -> str | None:
        """Return the target of the first inner relationship of `kind`."""
        return next((relation.target for relation in self.relations.values() if relation.kind == kind and not relation.external), None)


def package_relations(package: Package) -> dict[str, Relation]:
    """Return the relationships of the package itself by id, read once."""
    if package.relations is None:
        package.relations = relations(package, "")
    return package.relations


def relations(package: Package, name: str) -> dict[str, Relation]:
    """Return the relationships of the part `name` (of the package itself when empty) by id."""
    folder, file = posixpath.split(name)
    root = package.xml(posixpath.join(folder, "_rels", file + ".rels"))
    if root is None:
        return {}
    found = {}
    for child in root.iterchildren(_RELATIONSHIP):
        target = child.get("Target", "")
        external = child.get("TargetMode") == "External"
        kind = child.get("Type", "").rstrip("/").rpartition("/")[2]
        found[child.get("Id", "")] = Relation(kind, target if external else inner(folder, target), external)
    return found


def inner(folder: str, target: str) -> str:
    """Return the part name that `target`, seen from `folder`, means; it never leaves the package."""
    if _PLAIN.fullmatch(target):
        return f"{folder}/{target}" if folder else target
    path = target.replace("\\", "/").partition("#")[0]
    if not path.startswith("/"):
        path = posixpath.join(folder, path)
    return posixpath.normpath("/" + path).lstrip("/")


def main_part(package: Package) -> Part:
    """Return the part that holds the document. Raises DamagedInputError when there is none."""
    name = _main_name(package)
    root = package.xml(name) if name else None
    if name is None or root is None:
        raise DamagedInputError(
            "The file holds no Word document (its main part is missing); get it again, or open it in Word or WPS and save it as .docx.",
            "文件中没有 Word 正文（缺少主文档部件）；请重新获取，或用 Word、WPS 打开后另存为 .docx。",
        )
    return Part(package, name, root)


def _main_name(package: Package) -> str | None:
    for relation in package_relations(package).values():
        if relation.kind == "officeDocument" and package.find(relation.target):
            return relation.target
    if package.find(_USUAL):
        return _USUAL
    for name, kind in content_types(package).items():
        if _MAIN in kind and kind.endswith("main+xml") and package.find(name):
            return name
    return None


def content_types(package: Package) -> dict[str, str]:
    """Return media types: of parts by name, and of suffixes under `.suffix`."""
    root = package.xml("[Content_Types].xml")
    types: dict[str, str] = {}
    for child in root if root is not None else ():
        if child.tag == TYPES + "Override":
            types[child.get("PartName", "").lstrip("/")] = child.get("ContentType", "")
        elif child.tag == TYPES + "Default":
            types["." + child.get("Extension", "").lower()] = child.get("ContentType", "")
    return types
