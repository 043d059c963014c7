"""Records: classes whose annotations are their fields, made without generating and compiling code at every start.

`record` is what `dataclasses.dataclass` is, `NamedTuple` what `typing.NamedTuple` is. A program that ends after a tenth of
a second has spent a quarter of it on making its classes with those.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from types import CodeType, FunctionType
from typing import TYPE_CHECKING, Any, TypeVar, dataclass_transform, overload

from noticeconv.kept import value

if TYPE_CHECKING:
    from typing import NamedTuple
else:
    from _collections import _tuplegetter

__all__ = ["NamedTuple", "asdict", "fields", "fresh", "record", "replace"]

_T = TypeVar("_T")


class _Fresh:
    """Stands as a default for what every record makes for itself."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make

    def __repr__(self) -> str:
        return f"<fresh {getattr(self.make, '__name__', self.make)}>"


def fresh(*, default_factory: Callable[[], _T]) -> _T:
    """Return a default that is made anew for each record: an own list, an own dict."""
    return _Fresh(default_factory)  # type: ignore[return-value]


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
def record(cls: type[_T], /) -> type[_T]: ...


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
def record(*, frozen: bool = True, eq: bool = True, slots: bool = True) -> Callable[[type[_T]], type[_T]]: ...


def record(cls: type[_T] | None = None, /, *, frozen: bool = True, eq: bool = True, slots: bool = True) -> Any:
    """Return a class like `cls` that takes its fields, the annotated names in its body, by place or by name.

    `frozen`: they can't be set afterwards (AttributeError). `eq`: records with equal fields are equal, and of frozen ones
    the hashes too; otherwise a record equals itself only. `slots`: a record has room for its fields and nothing else.
    What the class defines by itself stays. Fields of base classes are not looked at.
    """

    def made(cls: type[_T]) -> type[_T]:
        body = {name: held for name, held in cls.__dict__.items() if name not in ("__dict__", "__weakref__")}
        names = tuple(body.get("__annotations__", ()))
        defaults = {name: body.pop(name) for name in names if name in body}
        init = _init(names, defaults, frozen)
        init.__annotations__ = {**body.get("__annotations__", {}), "return": "None"}
        methods: dict[str, Any] = {"__init__": init, "__match_args__": names, "__replace__": replace, "__repr__": _repr}
        if slots:
            methods["__slots__"] = names
        if eq:
            methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
        if frozen:
            methods |= {"__setattr__": _refuse, "__delattr__": _refuse, "__getstate__": _values, "__setstate__": _fill}
        return type(cls.__name__, cls.__bases__, methods | body)

    return made if cls is None else made(cls)


def fields(kind: type[object]) -> tuple[str, ...]:
    """Return the names of the fields of a class of records, in order."""
    names: tuple[str, ...] = kind.__match_args__  # type: ignore[attr-defined]
    return names


def asdict(held: object) -> dict[str, Any]:
    """Return the fields of a record and their values; records among the values stay as they are."""
    return {name: getattr(held, name) for name in fields(type(held))}


def replace(held: _T, **changes: object) -> _T:
    """Return a record like `held` with some fields changed. Raises TypeError for a field there is none of."""
    kind = type(held)
    return kind(**asdict(held) | changes)


def _init(names: Sequence[str], defaults: Mapping[str, Any], frozen: bool) -> FunctionType:
    """Return the function that fills a record; its code is kept between runs."""
    lines = []
    for name in names:
        taken = f"{name}.make() if {name}.__class__ is Fresh else {name}" if isinstance(defaults.get(name), _Fresh) else name
        lines.append(f"    put(self, {name!r}, {taken})" if frozen else f"    self.{name} = {taken}")
    return _function("__init__", ("self", *names), "\n".join(lines), {"Fresh": _Fresh, "put": object.__setattr__}, defaults)


def _function(name: str, names: Sequence[str], body: str, known: dict[str, Any], defaults: Mapping[str, Any]) -> FunctionType:
    """Return a function of arguments `names`; `known` is what else its body may name. Raises TypeError for defaults out of order."""
    if tuple(defaults) != tuple(names)[len(names) - len(defaults) :]:
        raise TypeError("a field without a default stands behind one that has a default")
    text = f"def {name}({', '.join(names)}):\n{body}"

    def compiled() -> CodeType:
        code: CodeType = next(part for part in compile(text, "<record>", "exec").co_consts if isinstance(part, CodeType))
        return code

    code = value(("record", text), compiled)
    return FunctionType(code, known, code.co_name, tuple(defaults.values()))


def _fill(self: object, values: Iterable[object]) -> None:
    for name, held in zip(fields(type(self)), values, strict=True):
        object.__setattr__(self, name, held)


def _values(held: object) -> tuple[object, ...]:
    return tuple([getattr(held, name) for name in fields(type(held))])


def _repr(self: object) -> str:
    return f"{type(self).__qualname__}({', '.join(f'{name}={getattr(self, name)!r}' for name in fields(type(self)))})"


def _eq(self: object, other: object) -> bool:
    return _values(self) == _values(other) if type(self) is type(other) else NotImplemented


def _hash(self: object) -> int:
    return hash(_values(self))


def _refuse(self: object, name: str, *_value: object) -> None:
    raise AttributeError(f"{name} of a {type(self).__name__} can't be changed; make another one with records.replace()")


if not TYPE_CHECKING:

    class _Tuples(type):
        """Makes a subclass of tuple of a class statement."""

        def __new__(cls, name: str, bases: tuple[type, ...], body: dict[str, Any]) -> type:
            if not bases:
                return super().__new__(cls, name, bases, body)
            names = tuple(body.get("__annotations__", ()))
            defaults = {field: body.pop(field) for field in names if field in body}
            listed = "".join(f"{field}, " for field in names)
            new = _function("__new__", ("cls", *names), f"    return new(cls, ({listed}))", {"new": tuple.__new__}, defaults)
            methods = {
                **{field: _tuplegetter(at, f"Field number {at}") for at, field in enumerate(names)},
                **{"__slots__": (), "_fields": names, "_field_defaults": defaults, "__match_args__": names, "__new__": new},
                **{"_make": classmethod(tuple.__new__), "_replace": _replaced, "_asdict": asdict, "__repr__": _repr, "__getnewargs__": tuple},
            }
            return type(name, (tuple,), methods | body)

    class NamedTuple(metaclass=_Tuples):
        """As typing.NamedTuple."""


def _replaced(self: Any, /, **changes: object) -> Any:
    made = self._make(map(changes.pop, self._fields, self))
    if changes:
        raise TypeError(f"{type(self).__name__} has no field {', '.join(changes)}")
    return made
