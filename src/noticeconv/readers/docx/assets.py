"""Pictures and charts of a Word file, each kept once under its sha256."""

from __future__ import annotations

import posixpath

from noticeconv.model.blocks import Asset
from noticeconv.readers.docx.parts import Part, content_types
from noticeconv.readers.package import Package
from noticeconv.records import NamedTuple

_DEFAULT = "application/octet-stream"


class Kept(NamedTuple):
    """Where a picture is: in the assets under `sha`, or only at an `address`."""

    sha: str | None = None
    address: str | None = None


class Assets:
    """Collects what the text shows; pictures that nothing shows are not read."""

    def __init__(self, package: Package) -> None:
        """Nothing kept yet."""
        self._package = package
        self._types: dict[str, str] | None = None
        self._known: dict[str, Kept] = {}
        self.held: dict[str, Asset] = {}

    def take(self, part: Part, relation_id: str) -> Kept | None:
        """Keep what a relationship of `part` points at; None when the relationship or its target is missing."""
        relation = part.relations.get(relation_id)
        if relation is None:
            return None
        if relation.external:
            return Kept(address=relation.target)
        if relation.target not in self._known:
            data = self._package.read(relation.target)
            if data is None:
                return None
            self._known[relation.target] = Kept(self._keep(relation.target, data))
        return self._known[relation.target]

    def name(self, sha: str, name: str | None) -> None:
        """Give a kept picture another name."""
        held = self.held[sha]
        self.held[sha] = Asset.model_construct(media_type=held.media_type, data=held.data, name=name)

    def _keep(self, name: str, data: bytes) -> str:
        import hashlib  # slow to load, and few documents have pictures

        sha = hashlib.sha256(data).hexdigest()
        if sha not in self.held:
            self.held[sha] = Asset.model_construct(media_type=self._type(name), data=data, name=posixpath.basename(name))
        return sha

    def _type(self, name: str) -> str:
        if self._types is None:
            self._types = content_types(self._package)
        suffix = posixpath.splitext(name)[1].lower()
        return self._types.get(name) or self._types.get(suffix) or _DEFAULT
