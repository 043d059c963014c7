"""Every rule, by its code."""

from __future__ import annotations

from noticeconv.rules import header, main, numbering, numerals, punctuation
from noticeconv.rules.registry import RULES

__all__ = ["RULES", "header", "main", "numbering", "numerals", "punctuation"]
