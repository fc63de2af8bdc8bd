"""CPU time and memory of a whole process tree, from its CPU clocks and /proc."""

from __future__ import annotations

import os
import time
from pathlib import Path

_TICK = 1 / os.sysconf("SC_CLK_TCK")


def tree(root: int) -> list[int]:
    """The process and all its living descendants."""
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit() and (fields := _stat(int(entry.name))):
            children.setdefault(int(fields[1]), []).append(int(entry.name))
    found = [root]
    for pid in found:
        found.extend(children.get(pid, []))
    return found


def cpu_seconds(root: int) -> float:
    """User and system time the tree has used so far, with that of children already reaped.

    The living are read from their CPU clocks, whose sum is that of utime and stime to the
    nanosecond; of the reaped there are only clock ticks.
    """
    return sum(_clock(pid) + _reaped(pid) for pid in tree(root))


def reset_peak(root: int) -> None:
    """Let the peak of resident memory start anew from what is resident now."""
    for pid in tree(root):
        Path(f"/proc/{pid}/clear_refs").write_text("5")


def resident(root: int) -> int:
    """Resident memory of the tree in bytes (VmRSS)."""
    return sum(_status(pid, "VmRSS") for pid in tree(root))


def peak(root: int) -> int:
    """Highest resident memory of each process of the tree, added up, in bytes (VmHWM)."""
    return sum(_status(pid, "VmHWM") for pid in tree(root))


def _clock(pid: int) -> float:
    # The clock of another process as clock_getcpuclockid(3) makes it: ~pid, then CPUCLOCK_SCHED.
    try:
        return time.clock_gettime(~pid << 3 | 2)
    except OSError:
        return 0.0


def _reaped(pid: int) -> float:
    return _TICK * sum(map(int, _stat(pid)[13:15]))


def _stat(pid: int) -> list[str]:
    # Fields after the command name, which may itself hold spaces: state, ppid, ...
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except (FileNotFoundError, ProcessLookupError):
        return []


def _status(pid: int, field: str) -> int:
    try:
        text = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    lines = dict(line.partition(":")[::2] for line in text.splitlines())
    return int(lines.get(field, "0 kB").split()[0]) * 1024
