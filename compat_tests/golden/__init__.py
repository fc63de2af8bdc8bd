"""The recorded exchanges of an ASMX peer, replayed byte for byte against our own server.

``python -m compat_tests.golden`` replays them all and prints a summary;
``python -m compat_tests.golden import DIR`` brings recordings in.
"""
