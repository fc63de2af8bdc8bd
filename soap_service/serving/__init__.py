"""The HTTP server: gunicorn behind one seam, its clients held to limits."""

from soap_service.serving.server import base_url, listen, run

__all__ = ["base_url", "listen", "run"]
