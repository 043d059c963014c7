"""Measuring: interleaved runs, medians, and rows that are ratios within one run."""

from __future__ import annotations

import gc
import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, field

Work = Callable[[], object]


@dataclass(frozen=True)
class Row:
    """One line of the table. `ratio` is measured / yardstick; None: it could not be measured here, `note` says why."""

    group: str
    name: str
    ratio: float | None
    bound: float
    at_most: bool = True
    note: str = ""
    milliseconds: dict[str, float] = field(default_factory=dict)

    @property
    def ok(self) -> bool | None:
        if self.ratio is None:
            return None
        return self.ratio <= self.bound if self.at_most else self.ratio >= self.bound

    def held(self) -> dict[str, object]:
        return {**asdict(self), "ok": self.ok}


def medians(works: Sequence[Work], runs: int = 15, clock: Callable[[], float] = time.process_time) -> list[float]:
    """Median seconds of each work; the works take turns, so that a busy moment of the machine meets all of them."""
    for work in works:
        work()
    taken: list[list[float]] = [[] for _ in works]
    for _ in range(runs):
        for times, work in zip(taken, works, strict=True):
            gc.collect()
            start = clock()
            work()
            times.append(clock() - start)
    return [statistics.median(times) for times in taken]


def ratio(
    group: str, name: str, work: Work, yardstick: Work, bound: float, *, runs: int = 15, repeat: int = 1, at_most: bool = True
) -> Row:
    """Time of `work` over time of `yardstick`, which is run `repeat` times in a row (for yardsticks of microseconds)."""
    many = yardstick if repeat == 1 else lambda: [yardstick() for _ in range(repeat)]
    measured, unit = medians([work, many], runs)
    unit /= repeat
    return Row(group, name, measured / unit, bound, at_most, milliseconds={"measured": measured * 1e3, "yardstick": unit * 1e3})


def growth(group: str, name: str, make: Callable[[int], Work], factor: int, bound: float, *, runs: int = 5) -> Row:
    """Time for an input `factor` times as large over the time for the small one."""
    small, large = medians([make(1), make(factor)], runs)
    return Row(group, name, large / small, bound, milliseconds={"measured": large * 1e3, "yardstick": small * 1e3})


def processes(group: str, name: str, command: list[str], yardstick: list[str], bound: float, *, runs: int = 15) -> Row:
    """Wall time of a whole process over that of another."""

    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}  # as when installed

    def run(given: list[str]) -> Work:
        return lambda: subprocess.run(given, check=True, capture_output=True, env=environment)

    measured, unit = medians([run(command), run(yardstick)], runs, time.perf_counter)
    return Row(group, name, measured / unit, bound, milliseconds={"measured": measured * 1e3, "yardstick": unit * 1e3})
