"""The few things that the model needs of pydantic, without validation: see `noticeconv.validation`."""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Callable, Collection
from datetime import date
from typing import Any, TypeVar

Base64Bytes = bytes
_Method = TypeVar("_Method")
_Self = TypeVar("_Self", bound="Element")
_REQUIRED: Any = object()
_FRESH = {"list": list, "dict": dict}


def Field(default: Any = _REQUIRED, **_facts: object) -> Any:  # noqa: N802 - stands for pydantic's
    """Return the default of a field; what else is said about it matters to validation and schema only."""
    return default


def model_validator(*, mode: str) -> Callable[[_Method], _Method]:
    """Leave the method alone: nothing is validated."""
    return lambda method: method


class Element:
    """As `noticeconv.model.base.Element`, taking values as they are."""

    _known: dict[str, type[Element]] = {}
    _fields: dict[str, str] = {}
    _defaults: dict[str, Any] = {}
    _lists: frozenset[str] = frozenset()
    _coded: frozenset[str] = frozenset()

    def __init_subclass__(cls) -> None:
        """Collect the fields in the order of their declaration."""
        own: dict[str, str] = cls.__dict__.get("__annotations__", {})  # noqa: RUF063 - inspect is slow to import
        cls._known[cls.__name__] = cls
        cls._fields = {**cls._fields, **own}
        cls._defaults = {**cls._defaults, **{name: cls.__dict__[name] for name in own if cls.__dict__.get(name, _REQUIRED) is not _REQUIRED}}
        cls._lists = frozenset(name for name, kind in cls._fields.items() if kind.startswith("list["))
        cls._coded = frozenset(name for name, kind in cls._fields.items() if kind.startswith("Base64Bytes"))

    def __init__(self, **given: Any) -> None:
        """Take each field by name. Raises ValueError for one that is unknown or missing."""
        held = self.__dict__
        for name, default in self._defaults.items():
            held[name] = default if default.__class__ not in (list, dict) else default.copy()
        for name, value in given.items():
            held[name] = list(value) if name in self._lists else value
        if len(held) != len(self._fields) or not held.keys() <= self._fields.keys():
            raise ValueError(f"{type(self).__name__}: {sorted(held.keys() ^ self._fields.keys())} unknown or missing")
        for name in self._coded:
            if held[name] is not None:
                held[name] = b64decode(held[name])

    @classmethod
    def model_construct(cls: type[_Self], **given: Any) -> _Self:
        """Return an element with values that are decoded already."""
        coded = {name: given.pop(name) for name in cls._coded if name in given}
        made = cls(**given)
        made.__dict__.update(coded)
        return made

    @classmethod
    def model_validate(cls: type[_Self], held: dict[str, Any]) -> _Self:
        """Return the element that `model_dump` made `held` of, when it is strings, lists of strings and lists of such elements.

        Raises ValueError when it is anything else.
        """
        if not isinstance(held, dict):
            raise ValueError(f"{cls.__name__}: no mapping")
        return cls(**{str(name): cls._checked(str(name), value) for name, value in held.items()})

    @classmethod
    def _checked(cls, name: str, value: object) -> object:
        kind = cls._fields.get(name, "")
        if kind in {"str", "str | None"} and isinstance(value, str):
            return value
        if kind.startswith("list[") and isinstance(value, list):
            inner = cls._known.get(kind[5:-1])
            if inner is not None:
                return [inner.model_validate(one) for one in value]
            if kind == "list[str]" and all(isinstance(one, str) for one in value):
                return value
        raise ValueError(f"{cls.__name__}.{name}: not a {kind or 'field'}")

    def model_copy(self: _Self, *, update: dict[str, Any] | None = None) -> _Self:
        """Return a shallow copy with some fields replaced."""
        copy = object.__new__(type(self))
        copy.__dict__.update(self.__dict__)
        copy.__dict__.update(update or {})
        return copy

    def model_dump(self, *, mode: str = "python", exclude: Collection[str] = ()) -> dict[str, Any]:
        """Return the set fields as plain values; with mode "json", dates and bytes as strings."""
        json = mode == "json"
        held = ((name, self.__dict__[name]) for name in self._fields if name not in exclude)
        return {name: _plain(value, json) for name, value in held if value is not False and value not in (None, [], {})}

    def __eq__(self, other: object) -> bool:
        return type(self) is type(other) and self.__dict__ == other.__dict__

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"{type(self).__name__}({', '.join(f'{name}={value!r}' for name, value in self.__dict__.items())})"


def _plain(value: Any, json: bool) -> Any:
    if isinstance(value, Element):
        return value.model_dump(mode="json" if json else "python")
    if isinstance(value, list):
        return [_plain(one, json) for one in value]
    if isinstance(value, dict):
        return {key: _plain(one, json) for key, one in value.items()}
    if json and isinstance(value, bytes):
        return b64encode(value).decode()
    if json and isinstance(value, date):
        return value.isoformat()
    return str(value) if json and isinstance(value, str) else value
