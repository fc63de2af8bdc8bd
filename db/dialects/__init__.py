"""What differs between databases: one module each for SQLite, MySQL and SQL Server.

Each has ``address(url)``, which completes a URL, ``options(url)``, the arguments of
``create_engine``, and ``prepare(engine)``, which hooks into a new engine.
"""
