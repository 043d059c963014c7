"""Where the annotated corpus is, and its scorer; both lie beside the project and may be absent."""

from __future__ import annotations

import importlib.util
import os
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("NOTICECONV_SHARED", ROOT.parent / "shared"))
CORPUS = SHARED / "corpus"
SEEDS = SHARED / "seeds"

needs_corpus = pytest.mark.skipif(not (CORPUS / "gold").is_dir(), reason=f"no annotated corpus at {CORPUS}")
needs_seeds = pytest.mark.skipif(not SEEDS.is_dir(), reason=f"no seed notice at {SEEDS}")


def scorer() -> ModuleType:
    """Return the corpus's own scorer as a module."""
    spec = importlib.util.spec_from_file_location("corpus_score", CORPUS / "score.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module
