"""How wide the columns of a table are: what their text asks for, within the room there is."""

from __future__ import annotations

from collections.abc import Sequence

from noticeconv.kept import pattern
from noticeconv.model import Cell, Image, Paragraph, Table
from noticeconv.records import NamedTuple, record
from noticeconv.zh.width import width_in_zi

PADDING, _TIGHT = 216, 100  # twips left and right of a cell's text together
_SMALL_PT = 11.0
_WIDEST_ZI, _NARROWEST_ZI = 20.0, 2.0  # what a column asks for at most and at least
_CROWDED_ZI = 5.0  # a column narrower than this for longer text is crowded
_PICTURE_ZI = 8.0  # what a picture asks for
_SPARE_ZI = 1.0  # for digits of fonts that are wider than half a 字
_LETTER_ZI = 0.55  # a digit or letter that must not be parted from the next
# matches 13725.5845, kWh; not 千瓦时
_UNBROKEN = pattern(r"[!-~]+")


class Place(NamedTuple):
    """A cell in the grid: its first column, how many it covers; `cell` is None where one from above goes on."""

    column: int
    span: int
    cell: Cell | None


@record(frozen=False)
class Column:
    """How many 字 a column asks for, and below how many it is crowded."""

    asked: float = _NARROWEST_ZI
    least: float = _NARROWEST_ZI


def grid(table: Table) -> list[list[Place]]:
    """Return the cells of every row in the grid, those that go on from above included."""
    rows = []
    pending: dict[int, tuple[int, int]] = {}  # column → (rows left, span) of cells from above
    for row in table.rows:
        places, pending = _placed(row.cells, pending)
        rows.append(places)
    return rows


def _placed(cells: Sequence[Cell], pending: dict[int, tuple[int, int]]) -> tuple[list[Place], dict[int, tuple[int, int]]]:
    """Return the row and what it leaves pending for the next one."""
    places: list[Place] = []
    below: dict[int, tuple[int, int]] = {}
    waiting = list(reversed(cells))
    column = 0
    while waiting or any(at >= column for at in pending):
        if column in pending:
            left, span = pending[column]
            places.append(Place(column, span, None))
        else:
            cell = waiting.pop() if waiting else Cell()
            left, span = cell.rowspan or 1, cell.colspan or 1
            places.append(Place(column, span, cell))
        if left > 1:
            below[column] = (left - 1, span)
        column += span
    return places or [Place(0, 1, Cell())], below


def columns(rows: Sequence[Sequence[Place]]) -> list[Column]:
    """Return what each column of the grid asks for."""
    found = [Column() for _ in range(max((place.column + place.span for row in rows for place in row), default=1))]
    for row in rows:
        for place in row:
            if place.span == 1 and place.cell is not None:
                column = found[place.column]
                for block in place.cell.blocks:
                    asked, least = _asked(block)
                    column.asked, column.least = max(column.asked, asked), max(column.least, least)
    return found


def _asked(block: Paragraph | Image | Table) -> tuple[float, float]:
    """Return how many 字 a block of a cell asks for, and how many it needs."""
    if isinstance(block, Image):
        return _PICTURE_ZI, _CROWDED_ZI
    if isinstance(block, Table):
        inner = columns(grid(block))
        return min(sum(one.asked for one in inner), _WIDEST_ZI), min(sum(one.least for one in inner), _WIDEST_ZI)
    asked = min(width_in_zi(block.text) + _SPARE_ZI, _WIDEST_ZI)
    whole = max(map(len, _UNBROKEN.findall(block.text)), default=0) * _LETTER_ZI
    return max(asked, min(whole, _WIDEST_ZI)), max(min(asked, _CROWDED_ZI), min(whole, _WIDEST_ZI))


def least_width(asked: Sequence[Column], size_pt: float) -> float:
    """Return the width in twips below which a table with letters of `size_pt` is crowded."""
    return sum(one.least * size_pt * 20 + padding(size_pt) for one in asked)


def padding(size_pt: float) -> int:
    """Return the room left and right of a cell's text together, in twips: less of it beside the smallest letters."""
    return PADDING if size_pt > _SMALL_PT else _TIGHT


def shared_widths(asked: Sequence[Column], width: int, size_pt: float) -> list[int]:
    """Share `width` twips among the columns: first what each needs, then what each asks for, the rest in proportion."""
    beside = min(padding(size_pt), width // (2 * len(asked)))
    room = float(width - beside * len(asked))
    zi = size_pt * 20
    widths = [0.0] * len(asked)
    for wanted in ([one.least * zi for one in asked], [one.asked * zi for one in asked]):
        more = [max(0.0, want - held) for want, held in zip(wanted, widths, strict=True)]
        share = min(1.0, room / sum(more)) if any(more) else 0.0
        widths = [held + one * share for held, one in zip(widths, more, strict=True)]
        room -= sum(more) * share
    total = sum(widths)
    return [max(1, int(held + room * held / total)) + beside for held in widths]
