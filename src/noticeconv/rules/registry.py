"""What a rule is, and the decorator that makes one of a small function."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from noticeconv.diagnostics import CATALOGUE, Severity, Strength
from noticeconv.records import NamedTuple, record
from noticeconv.rules.lines import Checked

Change = tuple[int, int, str]
"""Replace text[start:end] of the checked line."""


class Finding(NamedTuple):
    """What a rule found in a line: the changes that mend it, all or none, in order and apart; whether they are safe."""

    changes: tuple[Change, ...]
    safe: bool = True


Look = Callable[[Checked], Iterable[Finding]]


@record
class Rule:
    """One rule. Its docstring says what it asks and why, and shows 违例 and 正例; `fixable` says whether its fix is safe."""

    code: str
    clause: str
    strength: Strength
    look: Look
    fixable: bool = True

    @property
    def severity(self) -> Severity:
        """How grave a finding is: never graver than the clause binds."""
        return _CAPS[self.strength]

    @property
    def explanation(self) -> str:
        """The rule's docstring."""
        return self.look.__doc__ or ""


_CAPS: dict[Strength, Severity] = {"mandatory": Severity.ERROR, "recommended": Severity.WARNING, "custom": Severity.INFO}

RULES: dict[str, Rule] = {}
"""Every rule that has been imported, by its code; `noticeconv.rules.catalogue` imports them all."""


def rule(code: str, clause: str, strength: Strength) -> Callable[[Look], Look]:
    """Make a rule of a function that looks at one line. `code` stands in the catalogue of diagnostics already."""

    def register(look: Look) -> Look:
        assert code in CATALOGUE, f"{code} has no sentences in diagnostics.CATALOGUE"
        assert code not in RULES, f"{code} is taken"
        RULES[code] = Rule(code, clause, strength, look)
        return look

    return register


def one(start: int, end: int, text: str, *, safe: bool = True) -> Finding:
    """Return the finding that one change mends."""
    return Finding(((start, end, text),), safe)
