"""The measurement: rounds that visit every server in turn, so that noise hits all alike."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median

from benchmarks import load, measure
from benchmarks.operations import Call, echo_int
from benchmarks.plan import Plan, Step
from benchmarks.servers import Missing, Peer, Server

Say = Callable[[str], None]

_WARM_ROUNDS = 5
_WARM_CALLS = 20


@dataclass
class Results:
    """What was measured, by call name and server name; a string says why a value is missing."""

    versions: dict[str, str] = field(default_factory=dict)
    missing: dict[str, str] = field(default_factory=dict)
    cpu: dict[str, dict[str, list[float] | str]] = field(default_factory=dict)
    memory: dict[str, dict[str, int | str]] = field(default_factory=dict)

    def cpu_of(self, call: str, server: str) -> float | None:
        """Median server CPU seconds per request; None where there is no value."""
        samples = self.cpu.get(call, {}).get(server)
        return median(samples) if isinstance(samples, list) else None

    def ratio(self, call: str, server: str, peer: str) -> float | None:
        """Median over the rounds of server's CPU time divided by that of peer."""
        own, other = (self.cpu.get(call, {}).get(name) for name in (server, peer))
        if not isinstance(own, list) or not isinstance(other, list):
            return None
        return median(mine / theirs for mine, theirs in zip(own, other, strict=True))

    def is_sound(self, server: str) -> bool:
        """Whether that server was there and answered every call rightly."""
        values: list[Mapping[str, object]] = [*self.cpu.values(), *self.memory.values()]
        return all(not isinstance(row.get(server, "missing"), str) for row in values)


def run(peers: Iterable[Peer], plan: Plan, work: Path, install: bool, say: Say) -> Results:
    """Measure every peer that can be had by the plan."""
    results = Results()
    ready = [peer for peer in peers if _prepare(peer, work, install, results, say)]
    _measure_cpu(ready, plan, work, results, say)
    for peer in ready:
        for call in plan.memory:
            say(f"memory: {call.name}, {peer.name}")
            results.memory.setdefault(call.name, {})[peer.name] = _peak_of(peer, work, call)
    return results


def _prepare(peer: Peer, work: Path, install: bool, results: Results, say: Say) -> bool:
    say(f"preparing {peer.name}")
    try:
        peer.prepare(work, install)
        with Server(peer, work):
            results.versions[peer.name] = peer.version()
    except Missing as reason:
        results.missing[peer.name] = str(reason)
        return False
    return True


def _measure_cpu(peers: Sequence[Peer], plan: Plan, work: Path, results: Results, say: Say) -> None:
    servers = [Server(peer, work) for peer in peers]
    try:
        for server in servers:
            server.__enter__()
        for step in plan.cpu:
            say(f"CPU: {step.call.name}")
            results.cpu[step.call.name] = _rounds(servers, step, plan.connections)
    finally:
        for server in servers:
            server.stop()


def _rounds(
    servers: Sequence[Server], step: Step, connections: int
) -> dict[str, list[float] | str]:
    found: dict[str, list[float] | str] = {}
    for server in servers:
        failure = _warm_up(server, step, connections)
        found[server.name] = failure or []
    turns = deque(servers)
    for _ in range(step.rounds):
        for server in turns:
            samples = found[server.name]
            if isinstance(samples, list):
                samples.append(_sample(server, step, connections))
        turns.rotate(-1)
    return found


def _warm_up(server: Server, step: Step, connections: int) -> str | None:
    """Check the answer, then make the calls of some rounds, unless they are few and long."""
    try:
        server.exchange(step.call)
        if step.requests >= connections:
            load.run(server.port, step.call.request, step.requests * _WARM_ROUNDS, connections)
    except (load.BadAnswer, OSError) as error:
        return _reason(error)
    return None


def _sample(server: Server, step: Step, connections: int) -> float:
    before = measure.cpu_seconds(server.pid)
    load.run(server.port, step.call.request, step.requests, connections)
    return (measure.cpu_seconds(server.pid) - before) / step.requests


def _peak_of(peer: Peer, work: Path, call: Call) -> int | str:
    """Bytes that the call needs beyond a server that has answered small calls only."""
    try:
        with Server(peer, work) as server:
            for _ in range(_WARM_CALLS):
                server.exchange(echo_int())
            idle = measure.resident(server.pid)
            measure.reset_peak(server.pid)
            server.exchange(call)
            return measure.peak(server.pid) - idle
    except (load.BadAnswer, OSError, Missing) as error:
        return _reason(error)


def _reason(error: Exception) -> str:
    return f"fails: {str(error) or type(error).__name__}"[:120]
