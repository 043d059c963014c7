"""Pictures of a page: data URIs become assets, everything else is recorded where it pointed; nothing is ever fetched."""

from __future__ import annotations

import base64
import binascii
import hashlib
import re
from collections.abc import Mapping
from urllib.parse import unquote, unquote_to_bytes

from noticeconv.kept import pattern
from noticeconv.model.blocks import Asset, Image
from noticeconv.readers.html.look import points

DATA_URI = pattern(r"data:(?P<type>[\w.+-]{1,40}/[\w.+-]{1,60})?(?P<params>(?:;[\w.=+-]{1,60}){0,4}),", re.IGNORECASE)


class Pictures:
    """Collects the assets of a page. `given` holds pictures that travel with it (mhtml), by address."""

    def __init__(self, given: Mapping[str, tuple[str, bytes]] | None = None) -> None:
        """Start with the pictures at hand: address to media type and bytes."""
        self.assets: dict[str, Asset] = {}
        self._given = given or {}

    def take(self, attrs: Mapping[str, str]) -> Image | None:
        """Return the picture an `<img>` shows; None when it points nowhere."""
        src = (attrs.get("src") or attrs.get("data-src") or attrs.get("data-original") or "").strip()
        if not src:
            return None
        held = (self._given.get(src) or self._given.get(unquote(src)) if self._given else None) or data_uri(src)
        sha = self._keep(*held) if held else None
        return Image(
            asset=sha,
            src=None if held else src,
            alt=(attrs.get("alt") or "").strip() or None,
            width=_side(attrs, "width"),
            height=_side(attrs, "height"),
        )

    def _keep(self, media_type: str, data: bytes) -> str:
        sha = hashlib.sha256(data).hexdigest()
        if sha not in self.assets:
            self.assets[sha] = Asset(media_type=media_type, data=base64.b64encode(data))
        return sha


def data_uri(src: str) -> tuple[str, bytes] | None:
    """Return media type and bytes of a data URI; None when it is not one, or a broken one."""
    head = DATA_URI.match(src[:400])
    if not head:
        return None
    body = unquote_to_bytes(src[head.end() :])
    if "base64" in head["params"].lower():
        try:
            body = base64.b64decode(b"".join(body.split()), validate=True)
        except (binascii.Error, ValueError):
            return None
    return (head["type"] or "text/plain").lower(), body


def _side(attrs: Mapping[str, str], name: str) -> float | None:
    value = attrs.get(name) or _from_style(attrs.get("style", ""), name)
    length = points(value, None) if value and not value.strip().endswith("%") else None
    return round(length, 2) if length and length > 0 else None


def _from_style(style: str, name: str) -> str:
    for declaration in style.split(";"):
        key, _, value = declaration.partition(":")
        if key.strip().lower() == name:
            return value
    return ""
