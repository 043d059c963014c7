"""Every rule, by its code."""

from __future__ import annotations

from noticeconv.rules import header
from noticeconv.rules.registry import RULES

__all__ = ["RULES", "header"]
