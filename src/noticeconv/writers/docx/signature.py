"""Where signature and date stand, in 字 from the right edge of the 版心 (GB/T 9704-2012 7.3.5)."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.zh.width import width_in_zi


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
        edge = max(4.0, (longest - wide) / 2)
        return [edge + (wide - width) / 2 for width in widths], edge
    if wide <= longest:
        return [2.0] * len(widths), longest - wide
    return [4.0 + wide - width for width in widths], 2.0
