"""Pictures of Markdown: data URIs and our own file names become assets, everything else is recorded where it pointed."""

from __future__ import annotations

import base64
import hashlib
import mimetypes
from collections.abc import Mapping

from noticeconv.kept import pattern
from noticeconv.model import Asset, Image
from noticeconv.readers.html.pictures import data_uri

_STATED = pattern(r"sha256:(?P<sha>[0-9a-f]{64})(?:;(?P<type>.+))?\Z")
_FILED = pattern(r"(?:.*/)?(?P<sha>[0-9a-f]{64})\.\w{1,8}\Z")
# matches "120.5pt × 80.0pt", "? × 80.0pt"; not "图一"
_SIZE = pattern(r"(?:\?|(?P<width>[\d.e+-]{1,30})pt) × (?:\?|(?P<height>[\d.e+-]{1,30})pt)\Z")


class Pictures:
    """Collects the assets of one file."""

    def __init__(self) -> None:
        """Start empty."""
        self.assets: dict[str, Asset] = {}

    def take(self, src: str | None, alt: str | None, title: str | None = None) -> Image:
        """Return the picture that `![alt](src "title")` shows."""
        size = _SIZE.match(title or "")
        width, height = (_positive(size[name]) for name in ("width", "height")) if size else (None, None)
        sha = self._sha(src) if src else None
        if title and not size:
            alt = f"{alt} {title}" if alt else title
        return Image(asset=sha, src=None if sha else src or None, alt=alt, width=width, height=height)

    def element(self, attrs: Mapping[str, str | None]) -> Image:
        """Return the picture that an `<img>` of our own writer shows."""
        src = attrs.get("src")
        if "data-asset" in attrs or "data-src" in attrs:
            held = data_uri(src) if src else None
            sha = attrs.get("data-asset")
            if held and sha:
                self.assets[sha] = Asset(media_type=held[0], data=base64.b64encode(held[1]))
            image = Image(asset=sha, src=attrs.get("data-src"))
        else:
            image = self.take(src, None)
        image.alt = attrs.get("alt")
        image.width, image.height = _positive(attrs.get("data-width")), _positive(attrs.get("data-height"))
        return image

    def _sha(self, src: str) -> str | None:
        held = data_uri(src)
        if held:
            sha = hashlib.sha256(held[1]).hexdigest()
            self.assets.setdefault(sha, Asset(media_type=held[0], data=base64.b64encode(held[1])))
            return sha
        stated = _STATED.match(src)
        if stated:
            if stated["type"]:
                self.assets.setdefault(stated["sha"], Asset(media_type=stated["type"]))
            return stated["sha"]
        filed = _FILED.match(src)
        if filed:
            kind = mimetypes.guess_type(src)[0] or "application/octet-stream"
            self.assets.setdefault(filed["sha"], Asset(media_type=kind))
            return filed["sha"]
        return None


def _positive(text: str | None) -> float | None:
    try:
        value = float(text or "")
    except ValueError:
        return None
    return value if 0 < value < float("inf") else None
