"""Pictures in Markdown: data URIs collected at the end of the file, or files in the media directory."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from noticeconv.kept import pattern
from noticeconv.model import Asset, Image
from noticeconv.writers.markdown.escape import html, markdown
from noticeconv.writers.media import picture_file

if TYPE_CHECKING:
    from pathlib import Path

# matches "https://a.cn/图.png", "附件/1.jpg"; not "a b.png", "a(1).png", "<x>"
_PLAIN = pattern(r"[^\s<>()\\&\"'\[\]*_`|~\x00-\x20\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]+")


class Pictures:
    """Shows the pictures of one document. `assets` are its bytes; files go to `folder` when there is one."""

    def __init__(self, assets: Mapping[str, Asset], folder: Path | None) -> None:
        """Start with nothing shown."""
        self._assets = assets
        self._folder = folder
        self._labels: dict[tuple[str, str], str] = {}

    def definitions(self) -> list[str]:
        """Return the lines that say what 图1, 图2 … are."""
        return [f"[{label}]: {src}{size}" for (src, size), label in self._labels.items()]

    def markdown(self, image: Image) -> str:
        """Return a picture as Markdown, or as HTML where Markdown cannot say all of it."""
        src, whole = self._source(image)
        if not whole or image.alt == "" or (image.alt and ("\n" in image.alt or image.alt != image.alt.strip())):
            return self.html(image)
        size = f' "{_points(image.width)} × {_points(image.height)}"' if image.width or image.height else ""
        alt = markdown(image.alt or "")
        if src.startswith("data:"):
            label = self._labels.setdefault((src, size), f"图{len(self._labels) + 1}")
            return f"![{alt}][{label}]"
        return f"![{alt}]({src}{size})" if _PLAIN.fullmatch(src) else self.html(image)

    def html(self, image: Image) -> str:
        """Return a picture as an HTML element that says all of it."""
        src, whole = self._source(image)
        said = {"src": src or None, "alt": image.alt}
        said |= {"data-width": _number(image.width), "data-height": _number(image.height)}
        if not whole:
            said |= {"data-asset": image.asset, "data-src": image.src}
        return "<img" + "".join(f' {name}="{html(value)}"' for name, value in said.items() if value is not None) + ">"

    def _source(self, image: Image) -> tuple[str, bool]:
        """Return where the picture points, and whether that says all of it."""
        if image.asset is None:
            return image.src or "", bool(image.src) and not _ours(image.src or "")
        held = self._assets.get(image.asset)
        if held is None or held.data is None:
            type_ = f";{held.media_type}" if held else ""
            return f"sha256:{image.asset}{type_}", image.src is None and bool(re.fullmatch(r"[0-9a-f]{64}", image.asset))
        same = hashlib.sha256(held.data).hexdigest() == image.asset
        whole = same and image.src is None and bool(re.fullmatch(r"[\w.+-]{1,40}/[\w.+-]{1,60}", held.media_type))
        if self._folder is not None and same:
            return picture_file(self._folder, image.asset, held), whole
        return f"data:{held.media_type};base64,{base64.b64encode(held.data).decode('ascii')}", whole


def _ours(src: str) -> bool:
    """Whether a picture's address would read back as a picture at hand."""
    return src.startswith(("sha256:", "data:")) or bool(re.search(r"(?:^|/)[0-9a-f]{64}\.\w+\Z", src))


def _number(value: float | None) -> str | None:
    return None if value is None else repr(value)


def _points(value: float | None) -> str:
    return "?" if value is None else f"{value!r}pt"
