"""What a document breaks of the standards, and the repairs that need no judgement.

`check` looks at what was read and what its lines were taken for; `fixed` applies the safe fixes of what it found. Nothing here runs
unless it is asked for.
"""

from __future__ import annotations

from noticeconv.rules.catalogue import RULES
from noticeconv.rules.engine import Rule, check
from noticeconv.rules.mending import Mended, edits, fixed, mend, mended

__all__ = ["RULES", "Mended", "Rule", "check", "edits", "fixed", "mend", "mended"]
