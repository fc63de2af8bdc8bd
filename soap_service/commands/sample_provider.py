"""The sample-provider command: a provider to try the help desk against, in a folder of its own."""

from __future__ import annotations

import os
from dataclasses import replace
from typing import TYPE_CHECKING

from soap_service.config import ConfigError, Settings
from soap_service.serving import base_url, listen, run

if TYPE_CHECKING:
    from _typeshed.wsgi import WSGIApplication

    from providers.sample import Demo, SampleFolder

__all__ = ["serve_sample"]

_FOLDER = "sample-provider"
_PAGE = "/provider.asmx"


def serve_sample(settings: Settings) -> None:
    """Serve the sample provider, whose files are made at the first start, until told to stop.

    Ends with SystemExit. Raises ConfigError when the folder or the address cannot be had, or when
    a file in the folder makes no sense.
    """
    from providers.kit import SetupError
    from providers.sample import SampleFolder

    os.umask(0o077)
    folder = SampleFolder(settings.data_dir / _FOLDER)
    try:
        demo = folder.prepare()
        password = folder.password
    except (SetupError, OSError) as error:
        raise ConfigError(str(error)) from None
    listener = listen(settings.bind)
    url = base_url(listener) + _PAGE
    own = replace(settings, data_dir=folder.path)
    run(own, listener, _create_app, lambda: _greet(folder, url, password, demo))


def _create_app(settings: Settings) -> WSGIApplication:
    """Make the application of a worker. Raises ConfigError for what an author can mend."""
    from providers.kit import KitError
    from providers.sample import SampleFolder

    try:
        return SampleFolder(settings.data_dir).application()
    except (KitError, OSError) as error:
        raise ConfigError(str(error)) from error


def _greet(folder: SampleFolder, url: str, password: str, demo: Demo | None) -> None:
    print(f"Provider {url} from {folder.path}; Ctrl-C stops.", flush=True)
    print(f"Web service password: {password}", flush=True)
    if demo is not None:
        print("Customers, told only now:")
        lines = (f"  {name}  {secret}" for name, secret in demo.passwords.items())
        print("\n".join(lines), flush=True)
