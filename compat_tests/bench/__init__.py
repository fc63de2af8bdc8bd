"""The benchmarks work; how fast anything is, is not tested here."""
