"""Tests from the outside: real clients and raw sockets against real server processes."""
