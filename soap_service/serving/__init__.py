"""The HTTP server: gunicorn behind one seam, its clients held to limits."""

from soap_service.serving.notice import StopNotice
from soap_service.serving.server import base_url, listen, run

__all__ = ["StopNotice", "base_url", "listen", "run"]
