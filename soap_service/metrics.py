"""Counters for ``GET /metrics``, in the text format of Prometheus, summed over all workers.

The workers keep their numbers in files that the Prometheus client maps into memory. It learns of
their folder when it is first imported, so ``share`` comes before that, in the parent; without it
a process counts for itself.
"""

from __future__ import annotations

import os
import shutil
from pathlib import Path
from typing import Any

__all__ = ["CONTENT_TYPE", "Metrics", "forget_worker", "share", "unshare"]

CONTENT_TYPE = "text/plain; version=0.0.4; charset=utf-8"
_FOLDER = "PROMETHEUS_MULTIPROC_DIR"
_SECONDS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)


class Metrics:
    """What a worker counts.

    Names of services and operations become label values and stay for good: count what a client
    made up under an empty name.
    """

    def __init__(self) -> None:
        from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram

        self._registry = CollectorRegistry()
        self._requests = Counter(
            "iservice_requests",
            "Requests answered.",
            ("service", "operation", "outcome"),
            registry=self._registry,
        )
        self._seconds = Histogram(
            "iservice_request_duration_seconds",
            "Time from the request's arrival to the last byte of its answer.",
            ("service", "operation"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._in_progress = Gauge(
            "iservice_requests_in_progress",
            "Requests being answered.",
            multiprocess_mode="livesum",
            registry=self._registry,
        )
        self._bytes = Counter(
            "iservice_body_bytes", "Bytes of bodies.", ("direction",), registry=self._registry
        )
        self._site_requests = Counter(
            "iservice_site_requests",
            "Requests answered for each of several sites.",
            ("site", "outcome"),
            registry=self._registry,
        )
        self._site_seconds = Counter(
            "iservice_site_seconds",
            "Time spent on the requests of each of several sites.",
            ("site",),
            registry=self._registry,
        )
        self._provider_seconds = Histogram(
            "iservice_provider_call_duration_seconds",
            "Time that calls of customers' providers took.",
            ("provider", "outcome"),
            buckets=_SECONDS,
            registry=self._registry,
        )
        self._provider_breakers = Gauge(
            "iservice_provider_breakers_open",
            "Providers that are left alone for a while, counted in each process and site.",
            ("provider",),
            multiprocess_mode="livesum",
            registry=self._registry,
        )
        self._series: dict[tuple[str, str, str], tuple[Any, Any]] = {}
        self._bytes_in = self._bytes.labels("in")
        self._bytes_out = self._bytes.labels("out")

    def started(self) -> None:
        """Count a request that is being answered; ``finished`` must follow."""
        self._in_progress.inc()

    def finished(
        self,
        service: str,
        operation: str,
        outcome: str,
        seconds: float,
        bytes_in: int,
        bytes_out: int,
        site: str = "",
    ) -> None:
        """Count an answered request; ``outcome`` is the journal's, ``site`` one of several."""
        self._in_progress.dec()
        key = (service, operation, outcome)
        series = self._series.get(key)
        if series is None:
            series = self._series[key] = (
                self._requests.labels(*key),
                self._seconds.labels(service, operation),
            )
        series[0].inc()
        series[1].observe(seconds)
        self._bytes_in.inc(bytes_in)
        self._bytes_out.inc(bytes_out)
        if site:
            self._site_requests.labels(site, outcome).inc()
            self._site_seconds.labels(site).inc(seconds)

    def provider_called(self, provider: str, outcome: str, seconds: float) -> None:
        """Count a call of a provider; ``outcome`` is ``ok`` or the name of what went wrong."""
        self._provider_seconds.labels(provider, outcome).observe(seconds)

    def provider_breaker(self, provider: str, *, is_open: bool) -> None:
        """Count a provider that is left alone from now on, or called again."""
        self._provider_breakers.labels(provider).inc(1 if is_open else -1)

    def exposition(self) -> bytes:
        """Return the numbers of all workers, as CONTENT_TYPE."""
        from prometheus_client import CollectorRegistry, generate_latest
        from prometheus_client.multiprocess import MultiProcessCollector

        if _FOLDER not in os.environ:
            return generate_latest(self._registry)
        registry = CollectorRegistry()
        MultiProcessCollector(registry)
        return generate_latest(registry)


def share(data_dir: Path) -> None:
    """Let the workers of this process count together, beginning at zero.

    The folder carries our process id, so that a successor can start while we still answer.
    """
    for folder in (data_dir / "metrics").glob("*"):
        if not _is_running(folder.name):
            shutil.rmtree(folder, ignore_errors=True)
    own = _own_folder(data_dir)
    shutil.rmtree(own, ignore_errors=True)
    own.mkdir(parents=True)
    os.environ[_FOLDER] = str(own)


def unshare(data_dir: Path) -> None:
    """Remove what the workers of this process counted."""
    shutil.rmtree(_own_folder(data_dir), ignore_errors=True)


def forget_worker(pid: int) -> None:
    """Stop counting the requests in progress of a worker that ended."""
    from prometheus_client.multiprocess import mark_process_dead

    mark_process_dead(pid)


def _own_folder(data_dir: Path) -> Path:
    return data_dir / "metrics" / str(os.getpid())


def _is_running(pid: str) -> bool:
    return Path("/proc", pid).exists()
