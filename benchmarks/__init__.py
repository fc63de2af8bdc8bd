"""Benchmarks: server CPU per request and memory, ours next to other SOAP servers."""
