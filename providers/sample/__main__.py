"""``python -m providers.sample``: hash a password for ``users.toml``."""

from __future__ import annotations

from getpass import getpass

from providers.sample.users import hash_password

if __name__ == "__main__":
    print(hash_password(getpass("Password: ")))
