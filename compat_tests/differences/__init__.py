"""Keeps ``docs/known-differences.md`` and the tests that show the differences in step."""
