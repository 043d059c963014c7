"""Pictures kept as files beside a document: named by the sha256 of their bytes, each written once."""

from __future__ import annotations

import mimetypes
from typing import TYPE_CHECKING

from noticeconv.files import replace_file
from noticeconv.model import Asset

if TYPE_CHECKING:
    from pathlib import Path


def picture_file(folder: Path, sha: str, asset: Asset) -> str:
    """Write a picture into `folder`, made when missing; return its address from the folder's own parent.

    Raises OSError, TargetError.
    """
    name = sha + (mimetypes.guess_extension(asset.media_type) or ".bin")
    path = folder / name
    folder.mkdir(parents=True, exist_ok=True)
    if not path.exists():
        replace_file(path, bytes(asset.data or b""))
    return f"{folder.name}/{name}"
