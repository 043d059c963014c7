"""发文机关署名 and 成文日期: where they stand, in 字 from the edges of the 版心 (GB/T 9704-2012 7.3.5)."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.records import NamedTuple
from noticeconv.zh.width import width_in_zi

_EDGE_SEALED, _EDGE_UNSEALED = 4.0, 2.0
_MM_PER_ZI = 156 / 28


def right_indents(issuers: Sequence[str], date: str, *, sealed: bool) -> tuple[list[float], float]:
    """Return the right indents of each issuer and of the date, in 字; half-width digits count half.

    Sealed (7.3.5.1): the date 4 字 from the edge, each issuer centred over it. Not sealed (7.3.5.2): the issuer 2 字 from
    the edge, the date starting 2 字 right of the issuer's first 字; a longer date stands 2 字 from the edge instead.

    >>> right_indents(["临江市教育局"], "2017年5月8日", sealed=True)
    ([4.0], 4.0)
    """
    wide = width_in_zi(date)
    widths = [width_in_zi(issuer) for issuer in issuers]
    longest = max(widths, default=0.0)
    if sealed:
        edge = max(_EDGE_SEALED, (longest - wide) / 2)
        return [edge + (wide - width) / 2 for width in widths], edge
    if wide <= longest:
        return [_EDGE_UNSEALED] * len(widths), longest - wide
    return [4.0 + wide - width for width in widths], _EDGE_UNSEALED


class Rows(NamedTuple):
    """Organs that seal side by side: their names by row, and the middle of each column in 字 from the left edge."""

    names: list[list[str]]
    middles: list[float]

    def row_middles(self, row: int) -> list[float]:
        """Return the middles of the names in a row; a short one stands to the right, over the date."""
        return self.middles[len(self.middles) - len(self.names[row]) :]


def seal_rows(issuers: Sequence[str], date: str, chars: int, seal_mm: float) -> Rows:
    """Return how the organs of a joint document stand, each under a seal, the last over the date (7.3.5.1).

    Up to three in a row; seals neither touch nor leave the 版心 of `chars` 字.
    """
    widest = max(width_in_zi(issuer) for issuer in issuers)
    step = max(seal_mm / _MM_PER_ZI + 0.5, widest + 1)
    last = chars - _EDGE_SEALED - width_in_zi(date) / 2
    side = max(seal_mm / _MM_PER_ZI / 2, widest / 2)
    count = min(3, len(issuers), 1 + max(0, int((last - side) / step)))
    middles = [last - step * at for at in reversed(range(count))]
    return Rows([list(issuers[at : at + count]) for at in range(0, len(issuers), count)], middles)
