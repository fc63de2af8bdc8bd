"""What the cases of iService need that no operation does."""

import sqlite3
from contextlib import closing
from hashlib import sha256

from compat_tests.serving import Server

_RESET = """
    INSERT INTO "PasswordResets" ("tokenHash", "contactID", "expiresUtc")
    SELECT ?, "contactID", '9999-01-01 00:00:00' FROM "ContactsLogins" WHERE "login" = ?
"""
_SWITCH = """INSERT INTO "TenantSettings" ("name", "value") VALUES ('contact-delete', 'on')"""
_TOKEN = "as-it-was-mailed"


def prepare_tenant(server: Server) -> str:
    """Let contacts be deleted and a customer ask for a new password; return the token.

    The token would be in a mail, the switch is an operator's.
    """
    hashed = sha256(_TOKEN.encode()).hexdigest()
    with closing(sqlite3.connect(server.data_dir / "iservice.db", timeout=30)) as database:
        database.execute(_RESET, (hashed, "ola@example.com"))
        database.execute(_SWITCH)
        database.commit()
    return _TOKEN
