"""The SOAP server: the wire, the services behind it, and what holds them together."""

__version__ = "0.1.0"
