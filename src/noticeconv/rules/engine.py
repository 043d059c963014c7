"""Every rule on every line."""

from __future__ import annotations

from collections.abc import Iterator

from noticeconv.diagnostics import Diagnostic, Edit, Fix
from noticeconv.outline import Outline
from noticeconv.rules.catalogue import RULES
from noticeconv.rules.lines import Checked, checked_lines
from noticeconv.rules.registry import Finding, Rule
from noticeconv.source import Source

__all__ = ["Rule", "check"]

_SHOWN = 24
"""Characters of the text that a message shows."""


def check(source: Source, outline: Outline) -> tuple[Diagnostic, ...]:
    """Return what the rules find in `source`, whose lines `outline` names, in the order of the text.

    Each finding has the span of what is wrong and, as all rules here are mechanical, a fix; `fix.safe` says whether it may be
    applied without a look. Lines of tables, pictures, the page around the document and what was not recognised are not checked.
    """
    found = [diagnostic for line in checked_lines(source, outline) for rule in RULES.values() for diagnostic in _findings(rule, line)]
    return tuple(sorted(found, key=lambda diagnostic: diagnostic.span or (0, 0)))


def _findings(rule: Rule, line: Checked) -> Iterator[Diagnostic]:
    for finding in rule.look(line):
        changes = [change for change in finding.changes if line.text[change[0] : change[1]] != change[2]]
        if changes and all(line.free(start, end) for start, end, _ in changes):
            yield _diagnostic(rule, line, Finding(tuple(changes), finding.safe))


def _diagnostic(rule: Rule, line: Checked, finding: Finding) -> Diagnostic:
    edits = tuple(Edit(span, text) for start, end, text in finding.changes if (span := line.at(start, end)) is not None)
    start, end = finding.changes[0][0], finding.changes[-1][1]
    safe = finding.safe and not (line.numbered and start < line.body)
    values = (_short(line.text[start:end]), _short(_after(line.text, finding)))
    return Diagnostic(rule.code, rule.severity, values, (edits[0].span[0], edits[-1].span[1]), rule.clause, rule.strength, Fix(edits, safe))


def _after(text: str, finding: Finding) -> str:
    """Return what stands between the first and the last change once they are made."""
    out, at = "", finding.changes[0][0]
    for start, end, new in finding.changes:
        out += text[at:start] + new
        at = end
    return out


def _short(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[: _SHOWN // 2]}……{text[-_SHOWN // 2 + 2 :]}"
