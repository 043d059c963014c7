"""The JSON Schema of documents, generated from the model."""

from __future__ import annotations

import json
from typing import Any, get_args

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


def schema_files() -> dict[str, str]:
    """Return the files of `schemas/`, name to text: that of every document, and one for each kind."""
    made = {"document": json_schema(), **{kind: json_schema(kind) for kind in get_args(Kind)}}
    return {f"{name}.schema.json": json.dumps(schema, ensure_ascii=False, indent=2) + "\n" for name, schema in made.items()}
