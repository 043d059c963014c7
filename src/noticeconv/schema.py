"""The JSON Schema of documents, generated from the model."""

from __future__ import annotations

from typing import Any

from noticeconv.model import KINDS, SCHEMA, Kind, document_adapter

DIALECT = "https://json-schema.org/draft/2020-12/schema"

_NAME = {"const": SCHEMA, "title": "模式", "description": "Name and version of this schema; of the outermost document only"}


def json_schema(kind: Kind | None = None) -> dict[str, Any]:
    """Return the JSON Schema (2020-12) of documents of one kind, or of every kind.

    Each property's title is the Chinese element name, its description the clause and what it holds. Raises KeyError.
    """
    from pydantic import TypeAdapter

    adapter: TypeAdapter[Any] = TypeAdapter(KINDS[kind]) if kind else document_adapter()
    made = adapter.json_schema()
    for name in (document.__name__ for document in KINDS.values()):
        holder = made["$defs"].get(name) or made
        if holder.get("type") == "object":
            holder["properties"] = {"schema": _NAME, **holder["properties"]}
            holder["required"] = sorted({"kind", *holder.get("required", ())})
    return {"$schema": DIALECT, "$id": f"{SCHEMA}:{kind}" if kind else SCHEMA, **made}
