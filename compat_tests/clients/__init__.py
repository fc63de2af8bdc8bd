"""Real SOAP clients against a real server process.

Each client library tells the same story (`stories`) through a small driver of its own language
(`drivers/`). `clients` knows what each needs and how it is built and started.
`python -m compat_tests.clients` tells all stories and records which client verified
which operation in `verified.json`.
"""
