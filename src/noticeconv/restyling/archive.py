"""The package with some parts changed or added; every other part stays as it is, in its place."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """Return the zip file `data` with `parts` put in place of those of the same name, new ones behind."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as new:
        left = dict(parts)
        for entry in old.infolist():
            changed = left.pop(entry.filename, b"")
            new.writestr(entry, changed or old.read(entry))
        for name, content in left.items():
            new.writestr(zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0)), content, zipfile.ZIP_DEFLATED)
    return out.getvalue()
