"""The best sequence of roles for the lines of a page: a small grammar with costs, decoded exactly in linear time."""

from __future__ import annotations

import math
from collections.abc import Sequence

from noticeconv.recognise.facts import Candidate
from noticeconv.records import NamedTuple
from noticeconv.roles import Role

R = Role
_FAR = -9.0  # a step the grammar does not know: possible, so that decoding never fails, but dear


class Decision(NamedTuple):
    """The role of one line, how surely (0 to 1), why, and the best other role."""

    role: Role
    confidence: float
    reason: str
    runner_up: Role | None


_HEAD = (R.COPY_NUMBER, R.CLASSIFICATION, R.URGENCY, R.ISSUER_MARK, R.DOCUMENT_NUMBER, R.SIGNATORY, R.HEADER_OTHER)
_UNDER = (R.SUBTITLE, R.ADOPTED, R.OCCASION, R.REPORT_DATE, R.SPEAKER)
_ADDRESS = (R.RECIPIENTS, R.OPENING_SALUTATION)
_IMPRINT = (R.MOVED_RECIPIENTS, R.COPIED_TO, R.IMPRINT_OTHER, R.PRINTER, R.PRINT_DATE)
_PAGE = (R.NOISE, R.FIELD)
_TITLE = R.TITLE
_START, _END = "start", "end"
_SOLE = 0.995  # confidence of a line that can be one thing only

_Step = dict[object, float]


def _steps(*groups: tuple[Sequence[object], float]) -> _Step:
    return {role: cost for roles, cost in groups for role in roles}


_GRAMMAR: dict[object, _Step] = {
    _START: _steps((_PAGE, 0), (_HEAD, 0), ((R.TITLE,), 0.3), (_ADDRESS, -1), ((R.PARAGRAPH,), -2), ((R.ATTACHMENT,), 0), (_UNDER, -3)),
    R.NOISE: _steps(
        (_PAGE, 0.4), (_HEAD, 0), ((R.TITLE,), 0), (_ADDRESS, -0.6), ((R.PARAGRAPH,), -1.6), ((R.ATTACHMENT,), -0.5),
        (_UNDER, -0.5), ((R.ATTACHMENT_NOTE,), -1.0), ((R.ISSUER,), -2), ((R.DATE,), -2), (_IMPRINT, -1), ((R.ANNOTATION,), -1), ((_END,), 0),
    ),
    R.FIELD: _steps(
        (_PAGE, 0.4), (_HEAD, 0), ((R.TITLE,), 0), (_ADDRESS, 0), ((R.PARAGRAPH,), -0.8), ((R.ATTACHMENT,), -0.5),
        (_UNDER, -0.5), ((R.ATTACHMENT_NOTE,), -1.0), ((R.ISSUER,), -2), ((R.DATE,), -2), (_IMPRINT, -1), ((R.ANNOTATION,), -1), ((_END,), 0),
    ),
    R.TITLE: _steps(
        ((R.TITLE,), -3.4), (_UNDER, 0.3), (_ADDRESS, 0.5), ((R.DOCUMENT_NUMBER,), 0.3), ((R.HEADER_OTHER,), 0), ((R.SIGNATORY,), -0.5),
        ((R.PARAGRAPH,), 0), (_PAGE, -0.8), ((R.ISSUER,), -2.5), ((R.DATE,), -3), ((R.ATTACHMENT,), -2), ((R.ATTACHMENT_NOTE,), -2.5), ((_END,), -2),
        ((R.ATTENDANCE,), -1),
    ),
    R.PARAGRAPH: _steps(
        ((R.PARAGRAPH,), 0.5), ((R.ATTACHMENT_NOTE,), 0), ((R.ISSUER,), 0), ((R.DATE,), -0.4), ((R.ATTACHMENT,), -0.4), ((R.ANNOTATION,), -1.2),
        ((R.ATTENDANCE,), 0), ((R.TITLE,), -3.2), (_IMPRINT, -0.8), (_PAGE, -2.2), ((R.REMARK,), -3), ((_END,), 0), ((R.RECIPIENTS,), -4.5),
        ((R.OPENING_SALUTATION,), -4),
    ),
    R.ATTACHMENT_NOTE: _steps(
        ((R.ATTACHMENT_NOTE,), 1.2), ((R.ISSUER,), 0.6), ((R.DATE,), 0.4), ((R.ATTACHMENT,), 0), ((R.ANNOTATION,), -0.5), ((R.PARAGRAPH,), -2.0),
        ((R.TITLE,), -2.0), (_IMPRINT, -0.3), (_PAGE, -1.0), ((_END,), 0), ((R.ATTENDANCE,), -0.5), ((R.DOCUMENT_NUMBER,), -2),
    ),
    R.ISSUER: _steps(
        ((R.ISSUER,), 0.2), ((R.DATE,), 1.2), ((R.ANNOTATION,), -0.6), ((R.ATTACHMENT,), -0.5), ((R.ATTACHMENT_NOTE,), -1.2), ((R.TITLE,), -2.2),
        (_IMPRINT, -0.8), (_PAGE, -1.2), ((R.REMARK,), -2), ((_END,), -0.6), ((R.PARAGRAPH,), -3.0),
    ),
    R.DATE: _steps(
        ((R.ANNOTATION,), 0.6), ((R.ATTACHMENT,), 0.6), ((R.ATTACHMENT_NOTE,), -0.4), ((R.TITLE,), -0.6), (_IMPRINT, 0.4), (_PAGE, -0.2), ((_END,), 0.6),
        ((R.REMARK,), -1.6), ((R.ISSUER,), -2.4), ((R.PARAGRAPH,), -2.6), ((R.DATE,), -2.5), ((R.HEADER_OTHER,), -2.5),
        ((R.ISSUER_MARK, R.DOCUMENT_NUMBER), -1.5),
    ),
    R.ANNOTATION: _steps(
        ((R.ANNOTATION,), 0.4), ((R.ATTACHMENT,), 0.5), ((R.ATTACHMENT_NOTE,), -0.4), ((R.TITLE,), -0.4), (_IMPRINT, 0.4), (_PAGE, 0), ((_END,), 0.5),
        ((R.REMARK,), -1.5), ((R.DATE,), -1.8), ((R.ISSUER,), -2.5), ((R.PARAGRAPH,), -2.6), ((R.ISSUER_MARK, R.DOCUMENT_NUMBER), -1.5),
    ),
    R.REMARK: _steps(((R.REMARK,), 0), ((R.ATTACHMENT,), 0), ((R.TITLE,), -1), (_IMPRINT, 0), (_PAGE, 0), ((R.ANNOTATION,), -0.5), ((_END,), 0), ((R.PARAGRAPH,), -3)),
    R.ATTACHMENT: _steps(
        ((R.TITLE,), 2.4), ((R.PARAGRAPH,), 0), ((R.ATTACHMENT,), -1.6), (_HEAD, -1.2), (_ADDRESS, -1), (_UNDER, -1.2), ((R.ATTACHMENT_NOTE,), -2.5),
        (_PAGE, -2), ((_END,), -2.5),
    ),
    R.ATTENDANCE: _steps(((R.ATTENDANCE,), 1), ((R.PARAGRAPH,), -0.8), ((R.ISSUER,), 0), ((R.DATE,), 0), (_IMPRINT, 0.3), ((R.ATTACHMENT,), 0), ((_END,), 0), (_PAGE, -1)),
}
for _role in _HEAD:
    _GRAMMAR[_role] = _steps((_HEAD, 0.3), ((R.TITLE,), 0.6), (_PAGE, -1.2), (_ADDRESS, 0.2), (_UNDER, -0.5), ((R.PARAGRAPH,), -1.2), ((_END,), -1), ((R.ATTACHMENT,), -2))
for _role in (R.DOCUMENT_NUMBER, R.SIGNATORY):
    _GRAMMAR[_role][R.ISSUER_MARK] = -2.5
_GRAMMAR[R.DOCUMENT_NUMBER][R.ISSUER] = -1.0  # 纪要 name organ and date below their number
for _role in _UNDER:
    _GRAMMAR[_role] = _steps(
        (_UNDER, 0.4), (_ADDRESS, 0.5), ((R.PARAGRAPH,), 0), ((R.DOCUMENT_NUMBER,), 0), (_PAGE, -0.8), ((R.TITLE,), -2.4), ((_END,), -1), ((R.ATTACHMENT,), -2),
    )
for _role in (*_PAGE, R.SPEAKER):
    _GRAMMAR[_role][R.SPEAKER] = -2.5  # a list of names is no row of speakers
for _role in _ADDRESS:
    _GRAMMAR[_role] = _steps((_ADDRESS, -1.5), ((R.PARAGRAPH,), 0.8), ((R.ATTACHMENT_NOTE,), -2), (_PAGE, -1.5), ((R.ISSUER,), -3), ((R.DATE,), -3), ((_END,), -2))
for _role in _IMPRINT:
    _GRAMMAR[_role] = _steps(
        (_IMPRINT, 0.5), ((R.ATTACHMENT,), -0.5), ((R.TITLE,), -1.5), (_PAGE, 0), ((_END,), 0.5), ((R.ANNOTATION,), -1), ((R.DATE,), -3), ((R.PARAGRAPH,), -3), ((R.REMARK,), -2),
    )


_EVERY = dict.fromkeys((*Role, _END), _FAR)
_STEPS: dict[object, _Step] = {role: _EVERY | _GRAMMAR.get(role, {}) for role in (*Role, _START)}
"""The grammar with every step in it."""


def decode(columns: Sequence[Sequence[Candidate]], joins: Sequence[float]) -> list[Decision]:
    """Return one decision a line: the best path through the candidates, with max-marginal confidences.

    `joins[i]` is what it adds when line i carries on the title of line i - 1. Time is linear in the lines. Most lines can be
    one thing only; what stands between two of these is decoded by itself, since neither side can change the other.
    """
    out: list[Decision] = []
    while (at := len(out)) < len(columns):
        end = at
        while end < len(columns) and len(columns[end]) > 1:
            end += 1
        if end > at:
            low = max(at - 1, 0)
            out += _stretch(columns[low : end + 1], joins[low : end + 1])[at - low : end - low]
        else:
            role, _, reason = columns[at][0]
            out.append(Decision(role, _SOLE, reason, None))
    return out


def _stretch(columns: Sequence[Sequence[Candidate]], joins: Sequence[float]) -> list[Decision]:
    """Decide some lines; start and end of the text weigh nothing where the first or last of them is decided."""
    forward, back = _forward(columns, joins)
    backward = _backward(columns, joins)
    last = [score + _STEPS[role][_END] for score, (role, _, _) in zip(forward[-1], columns[-1], strict=True)]
    path = [last.index(max(last))]
    for origin in back[:0:-1]:
        path.append(origin[path[-1]])
    path.reverse()
    return [_decision(column, chosen, before, behind) for column, chosen, before, behind in zip(columns, path, forward, backward, strict=True)]


def _forward(columns: Sequence[Sequence[Candidate]], joins: Sequence[float]) -> tuple[list[list[float]], list[list[int]]]:
    """Return for each candidate the best score up to it, and which candidate of the line before it comes from."""
    first = _STEPS[_START]
    scores = [[own + first[role] for role, own, _ in columns[0]]]
    back = [[0] * len(columns[0])]
    for before, column, join in zip(columns, columns[1:], joins[1:], strict=False):
        held = [(role, _STEPS[role], score) for (role, _, _), score in zip(before, scores[-1], strict=True)]
        best: list[float] = []
        origin: list[int] = []
        for role, own, _ in column:
            values = [score + row[role] for _, row, score in held]
            if join and role is _TITLE:
                values = [value + join * (one is _TITLE) for value, (one, _, _) in zip(values, held, strict=True)]
            top = max(values)
            best.append(top + own)
            origin.append(values.index(top))
        scores.append(best)
        back.append(origin)
    return scores, back


def _backward(columns: Sequence[Sequence[Candidate]], joins: Sequence[float]) -> list[list[float]]:
    """Return for each candidate the best score of everything behind it."""
    tails = [[_STEPS[role][_END] for role, _, _ in columns[-1]]]
    for column, after, join in zip(columns[-2::-1], columns[:0:-1], joins[:0:-1], strict=True):
        ahead = [(role, own + tail) for (role, own, _), tail in zip(after, tails[-1], strict=True)]
        values = []
        for role, _, _ in column:
            row = _STEPS[role]
            if join and role is _TITLE:
                values.append(max([row[later] + score + join * (later is _TITLE) for later, score in ahead]))
            else:
                values.append(max([row[later] + score for later, score in ahead]))
        tails.append(values)
    tails.reverse()
    return tails


def _decision(column: Sequence[Candidate], chosen: int, forward: Sequence[float], backward: Sequence[float]) -> Decision:
    role, _, reason = column[chosen]
    mine = forward[chosen] + backward[chosen]
    rival, other = -math.inf, None
    for k, candidate in enumerate(column):
        if candidate[0] is not role and forward[k] + backward[k] > rival:
            rival, other = forward[k] + backward[k], candidate[0]
    if other is None:
        return Decision(role, _SOLE, reason, None)
    return Decision(role, 1 / (1 + math.exp(-1.1 * (mine - rival) - 0.4)), reason, other)
