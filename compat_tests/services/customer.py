"""A customer's provider, served over HTTP in a thread of the test."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from socketserver import ThreadingMixIn
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, WSGIServer, make_server

from compat_tests.services.world import World
from providers import Kind, ProviderSettings, SettingsStore
from providers.kit import Provider, ProviderApplication

SECRET = "k9-secret"


class _Server(ThreadingMixIn, WSGIServer):
    daemon_threads = True


class _Silent(WSGIRequestHandler):
    def log_message(self, *_: Any) -> None:
        """Keep the test's output to the test."""


@contextmanager
def served(provider: Provider) -> Iterator[str]:
    """Serve a provider until the block ends; the address is yielded."""
    application = ProviderApplication(provider, password=SECRET)
    with make_server("127.0.0.1", 0, application, _Server, _Silent) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,))
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/provider.asmx"
        finally:
            server.shutdown()
            thread.join()


def use(world: World, kind: Kind, url: str, **changes: Any) -> None:
    """Enable a provider of a world that has not asked any yet."""
    settings = {"url": url, "password": SECRET, "enabled": True, **changes}
    SettingsStore(world.site.database).save(replace(ProviderSettings.default(kind), **settings))
