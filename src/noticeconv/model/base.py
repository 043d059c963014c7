"""The root of every model class: strict on input, silent about what is unset."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from noticeconv import validation

if TYPE_CHECKING or validation.enabled:
    from pydantic import Base64Bytes, BaseModel, ConfigDict, Field, model_serializer, model_validator
    from pydantic_core.core_schema import SerializerFunctionWrapHandler

    class Element(BaseModel):
        """An element of a document. Unknown fields are refused; unset ones (None, empty, False) are left out of the dump."""

        model_config = ConfigDict(extra="forbid", defer_build=True, use_attribute_docstrings=False)

        @model_serializer(mode="wrap")
        def _omit_unset(self, handler: SerializerFunctionWrapHandler) -> dict[str, Any]:
            dumped: dict[str, Any] = handler(self)
            return {name: value for name, value in dumped.items() if value is not False and value not in (None, [], {})}

else:
    from noticeconv.model.light import Base64Bytes, Element, Field, model_validator

__all__ = ["Base64Bytes", "Element", "Field", "model_validator"]
