"""Records: fields by place and by name, frozen, equal by value, without code made at every start."""

from __future__ import annotations

import pickle
from copy import copy, deepcopy
from inspect import signature

import pytest

from noticeconv.options import ReadOptions
from noticeconv.records import asdict, fields, fresh, record, replace


@record
class Point:
    """A frozen record."""

    x: int
    y: int = 0
    names: list[str] = fresh(default_factory=list)

    @property
    def far(self) -> bool:
        return self.x > 9


@record(frozen=False)
class Drawn:
    """One that changes."""

    at: Point
    open: bool = True


@record(eq=False)
class Own:
    """One that equals itself only."""

    x: int = 1


def test_fields_by_place_and_name() -> None:
    assert fields(Point) == ("x", "y", "names")
    assert asdict(Point(1, names=["一"])) == {"x": 1, "y": 0, "names": ["一"]}
    assert Point(x=12).far
    assert repr(Point(1)) == "Point(x=1, y=0, names=[])"


def test_each_record_has_its_own_fresh_value() -> None:
    first, second = Point(1), Point(1)
    first.names.append("一")
    assert second.names == []


@pytest.mark.parametrize("wrong", [Point, lambda: Point(1, z=2), lambda: Point(1, 2, [], 4), lambda: replace(Point(1), z=2)])
def test_what_there_is_no_field_for(wrong: object) -> None:
    with pytest.raises(TypeError):
        wrong()  # type: ignore[operator]


def test_defaults_stand_last() -> None:
    with pytest.raises(TypeError, match="behind one that has a default"):
        record(type("Wrong", (), {"__annotations__": {"x": "int", "y": "int"}, "x": 1}))


def test_the_signature_can_be_looked_at() -> None:
    assert str(signature(Point)) == "(x: 'int', y: 'int' = 0, names: 'list[str]' = <fresh list>) -> 'None'"


def test_frozen_stays_as_it_is() -> None:
    point = Point(1)
    with pytest.raises(AttributeError, match="x of a Point"):
        point.x = 2  # type: ignore[misc]
    with pytest.raises(AttributeError):
        del point.x
    with pytest.raises(AttributeError):
        point.z = 2  # type: ignore[attr-defined]
    assert point == Point(1)


def test_equality_and_hashes() -> None:
    assert ReadOptions(name="甲") == ReadOptions(name="甲") != ReadOptions()
    assert len({ReadOptions(), ReadOptions(), ReadOptions(name="甲")}) == 2
    assert Own() != Own()
    assert len({Own(), Own()}) == 2
    assert Drawn(Point(1)) == Drawn(Point(1))
    assert Point(1) != Drawn(Point(1))
    with pytest.raises(TypeError):
        hash(Drawn(Point(1)))


def test_changed_and_carried() -> None:
    drawn = Drawn(Point(1))
    drawn.open = False
    assert replace(drawn, at=Point(2)) == Drawn(Point(2), open=False)
    assert replace(Point(1, 2), y=3) == Point(1, 3)
    for carried in (copy(drawn), deepcopy(drawn), pickle.loads(pickle.dumps(drawn))):
        assert carried == drawn
        assert carried is not drawn
    match Point(1, 5):
        case Point(x, y):
            assert (x, y) == (1, 5)
