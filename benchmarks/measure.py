"""CPU time and memory of a whole process tree, from /proc."""

from __future__ import annotations

import os
from pathlib import Path

TICK = 1 / os.sysconf("SC_CLK_TCK")


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
    """User and system time the tree has used so far, with that of children already reaped."""
    return TICK * sum(sum(map(int, fields[11:15])) for pid in tree(root) if (fields := _stat(pid)))


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
