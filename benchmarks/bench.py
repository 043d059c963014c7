"""`make bench`: print a table of ratios and write build/bench.json. `python -m benchmarks.bench GROUP…` measures some groups only."""

from __future__ import annotations

import json
import platform
import sys
from importlib import import_module
from pathlib import Path

from benchmarks.measure import Row
from noticeconv import __version__
from noticeconv.cli.columns import aligned

GROUPS = ("parsing", "docx_writing", "docx_reading", "html_reading", "restyling", "cold_start")
RESULT = Path(__file__).resolve().parents[1] / "build" / "bench.json"
MARK = {True: "ok", False: "MISSED", None: "-"}


def main(wanted: list[str]) -> None:
    rows: list[Row] = []
    for group in wanted or GROUPS:
        print(f"measuring {group} …", file=sys.stderr)
        rows += import_module(f"benchmarks.{group}").rows()
    print(aligned([("group", "measured", "ratio", "asked", "", "ms", "yardstick ms"), *map(cells, rows)]), end="")
    RESULT.parent.mkdir(exist_ok=True)
    machine = {"python": platform.python_version(), "machine": platform.machine(), "noticeconv": __version__}
    RESULT.write_text(json.dumps({**machine, "rows": [row.held() for row in rows]}, ensure_ascii=False, indent=2) + "\n", "utf-8")


def cells(row: Row) -> tuple[str, ...]:
    shown = row.note if row.ratio is None else f"{row.ratio:.2f}"
    times = [f"{row.milliseconds[key]:.3f}" if key in row.milliseconds else "" for key in ("measured", "yardstick")]
    return (row.group, row.name, shown, f"{'<=' if row.at_most else '>='} {row.bound:g}", MARK[row.ok], *times)


if __name__ == "__main__":
    main(sys.argv[1:])
