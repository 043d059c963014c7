"""Readers: bytes of one format to a Source. `sniff` names the format of bytes, `reader` gives its `read`, `FORMATS` lists them."""

from __future__ import annotations

from noticeconv.readers.sniff import sniff
from noticeconv.readers.table import FORMATS, Format, by_suffix, reader

__all__ = ["FORMATS", "Format", "by_suffix", "reader", "sniff"]
