"""Records: classes whose annotations are their fields. What `dataclasses` does, without making code anew at every start."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from types import CodeType, FunctionType
from typing import Any, TypeVar, dataclass_transform, overload

from noticeconv.kept import value

__all__ = ["asdict", "fields", "fresh", "record", "replace"]

_T = TypeVar("_T")


class _Fresh:
    """Stands as a default for what every record makes for itself."""

    def __init__(self, make: Callable[[], Any]) -> None:
        self.make = make


def fresh(*, default_factory: Callable[[], _T]) -> _T:
    """Return a default that is made anew for each record: an own list, an own dict."""
    return _Fresh(default_factory)  # type: ignore[return-value]


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
def record(cls: type[_T], /) -> type[_T]: ...


@overload
@dataclass_transform(frozen_default=True, field_specifiers=(fresh,))
def record(*, frozen: bool = True, eq: bool = True) -> Callable[[type[_T]], type[_T]]: ...


def record(cls: type[_T] | None = None, /, *, frozen: bool = True, eq: bool = True) -> Any:
    """Let a class take its fields, the annotated names in its body, by place or by name.

    `frozen`: they can't be set afterwards (AttributeError). `eq`: records with equal fields are equal, and of frozen ones
    the hashes too; otherwise a record equals itself only. What the class defines by itself stays. Fields of base classes
    are not looked at.
    """

    def made(cls: type[_T]) -> type[_T]:
        names = tuple(cls.__dict__.get("__annotations__", ()))  # noqa: RUF063 - inspect is slow to import
        methods: dict[str, Any] = {
            "__init__": _init(cls, names, frozen),
            "__repr__": _repr,
            "__replace__": replace,
            "__match_args__": names,
        }
        if frozen:
            methods |= {"__setattr__": _refuse, "__delattr__": _refuse}
        if eq:
            methods |= {"__eq__": _eq, "__hash__": _hash if frozen else None}
        for name, method in methods.items():
            if name not in cls.__dict__:
                setattr(cls, name, method)
        return cls

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


def _init(cls: type, names: Iterable[str], frozen: bool) -> FunctionType:
    """Return the function that fills a record; its code is kept between runs."""
    defaults = [cls.__dict__[name] for name in names if name in cls.__dict__]
    own = {name for name in names if isinstance(cls.__dict__.get(name), _Fresh)}
    for name in own:
        delattr(cls, name)
    lines = ["    held = self.__dict__"] if frozen else []
    for name in names:
        taken = f"{name}.make() if {name}.__class__ is Fresh else {name}" if name in own else name
        lines.append(f"    held[{name!r}] = {taken}" if frozen else f"    self.{name} = {taken}")
    text = "\n".join([f"def __init__(self, {', '.join(names)}):", *lines])

    def compiled() -> CodeType:
        code: CodeType = next(part for part in compile(text, "<record>", "exec").co_consts if isinstance(part, CodeType))
        return code

    return FunctionType(value(("record", text), compiled), {"Fresh": _Fresh}, "__init__", tuple(defaults))


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
