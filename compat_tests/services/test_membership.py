"""Passwords in the formats of ASP.NET membership, and their upgrade.

The hashes of "correct horse" and of the text beyond Latin-1 were computed by the classes of .NET
(`SHA1`, `SHA256`, and `HMACSHA256` with the key it begins with); the first one is of a real
database, which its owner published.
"""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from sqlalchemy import select, text, update

from compat_tests.services.world import ANNA, PASSWORD, World
from db.models.smartertrack import User
from soap_service.accounts import Accounts, LoginFailed, LoginPolicy, Passwords, TooBusy
from soap_service.accounts.membership import StoredPassword, is_right

HERE = "192.0.2.1"
SALT = "AAECAwQFBgcICQoLDA0ODw=="
LONG_SALT = base64.b64encode(bytes(range(80))).decode()
BEYOND_LATIN = "Weiß \U0001f600"

VECTORS = [
    ("12345678", "h8A5hga0Cy93JsKxYnJl/U2AluU=", "UhVlqavmEX9CiKcUXkSwCw=="),
    (PASSWORD, "/7QvBVcbRLDbzj/gzAUe00wKoWQ=", SALT),
    (PASSWORD, "JvJFRXJBPdNAfdYjlOegAOHD2dOYami6T5HZ2ifKiuU=", SALT),
    (PASSWORD, "Wy8ao9wZeduB4NdhT2M8TK3OmMDgyi63n87x8XHgEUk=", SALT),
    (BEYOND_LATIN, "NditYpBGtRs1AJ+KZE9kul2kxmA=", SALT),
    (BEYOND_LATIN, "yHf2dXFBnjzd25IwUStf2lfobQjcjm77wt0pp3sXdbQ=", SALT),
    (BEYOND_LATIN, "AOF12EVSAIWwe1mzwpdY9c73YihmchEeFinattaWUQU=", SALT),
    (PASSWORD, "RQ1Edntit82AQVvSnHNSnYCvkAw=", LONG_SALT),
    (PASSWORD, "wokcwoI6ZLORVy3401lrAbMxnVmXt46eq38HVxsn9aQ=", LONG_SALT),
    (PASSWORD, "q0Ane2YjdA1SEi2fOXzrSKEQCbvvbC04Gf2bHXMUmWI=", LONG_SALT),
]
SHA1, HMAC = (StoredPassword(1, hashed, salt) for _, hashed, salt in VECTORS[1:3])
CLEAR = StoredPassword(0, PASSWORD, "")
OLD_FORMATS = [CLEAR, *(StoredPassword(1, hashed, salt) for _, hashed, salt in VECTORS[1:4])]
FAST = Passwords()


def give_anna(world: World, stored: StoredPassword) -> None:
    values = dict(zip(("password_format", "password", "password_salt"), stored, strict=True))
    world.change(
        lambda session: session.execute(update(User).where(User.user_id == ANNA).values(values))
    )


def stored_for_anna(world: World) -> StoredPassword:
    columns = (User.password_format, User.password, User.password_salt)
    return StoredPassword(*world.rows(select(*columns).where(User.user_id == ANNA))[0])


def accounts(world: World, passwords: Passwords = FAST, *, upgrade: bool = True) -> Accounts:
    return Accounts(world.site.database, passwords, LoginPolicy(upgrade_passwords=upgrade))


@pytest.mark.parametrize(("password", "hashed", "salt"), VECTORS)
def test_a_hash_of_membership_is_verified(password: str, hashed: str, salt: str) -> None:
    """Known difference U71."""
    stored = StoredPassword(1, hashed, salt)
    assert is_right(password, stored)
    assert not is_right(password + " ", stored)
    assert not is_right("", stored)
    assert not is_right(password, stored._replace(salt="AAAA"))


@pytest.mark.parametrize("length", [1, 16, 63, 64, 65, 128])
def test_the_key_of_an_hmac_is_its_salt_repeated_or_cut_to_64_bytes(length: int) -> None:
    salt = bytes(number * 7 % 256 for number in range(length))
    key = bytes(salt[place % length] for place in range(64))
    data = b"".join(ord(letter).to_bytes(2, "little") for letter in PASSWORD)
    inner = hashlib.sha256(bytes(byte ^ 0x36 for byte in key) + data).digest()
    outer = hashlib.sha256(bytes(byte ^ 0x5C for byte in key) + inner).digest()
    texts = [base64.b64encode(each).decode() for each in (outer, salt)]
    assert is_right(PASSWORD, StoredPassword(1, *texts))


@pytest.mark.parametrize(
    "stored",
    [
        StoredPassword(0, "", ""),
        StoredPassword(1, "", ""),
        StoredPassword(1, "", SALT),
        StoredPassword(1, "no base64!", SALT),
        StoredPassword(1, SHA1.text, "no base64!"),
        StoredPassword(1, SHA1.text, "ä"),
        StoredPassword(1, "YWJj", SALT),
        StoredPassword(1, PASSWORD, ""),
        StoredPassword(2, PASSWORD, ""),
        StoredPassword(2, SHA1.text, SALT),
        StoredPassword(-1, PASSWORD, SALT),
        StoredPassword(77, PASSWORD, ""),
    ],
)
@pytest.mark.parametrize("password", ["", PASSWORD, "no base64!"])
def test_no_password_opens_what_cannot_be_read(stored: StoredPassword, password: str) -> None:
    assert not is_right(password, stored)


def test_an_encrypted_password_opens_nothing(world: World) -> None:
    """Known difference S3."""
    give_anna(world, StoredPassword(2, SHA1.text, SALT))
    assert world.as_user("anna").ValidateAgent().result is False
    assert world.as_user("anna", SHA1.text).ValidateAgent().result is False


def test_an_account_without_a_password_is_shut(world: World) -> None:
    give_anna(world, StoredPassword(0, "", ""))
    assert world.as_user("anna", "").ValidateAgent().result is False
    world.change(lambda session: session.execute(update(User).values(password=None)))
    assert world.as_user("anna", "").ValidateAgent().result is False


@pytest.mark.parametrize("stored", OLD_FORMATS)
def test_an_account_of_the_product_logs_in_and_stays_as_it_is(
    world: World, stored: StoredPassword
) -> None:
    give_anna(world, stored)
    assert world.as_user("anna").ValidateAgent().agent.id == ANNA
    assert world.as_user("anna", PASSWORD.upper()).ValidateAgent().result is False
    assert stored_for_anna(world) == stored


@pytest.mark.parametrize("stored", OLD_FORMATS)
@pytest.mark.parametrize("password", [PASSWORD, "wrong"])
def test_verifying_an_old_format_takes_the_work_of_a_new_one(
    stored: StoredPassword, password: str
) -> None:
    passwords = Passwords(concurrency=1, wait_seconds=0.01)
    with passwords._turn(), pytest.raises(TooBusy):
        passwords.verify(password, stored)


@pytest.mark.parametrize("stored", OLD_FORMATS)
def test_a_right_password_is_stored_anew_where_that_is_allowed(
    world: World, stored: StoredPassword
) -> None:
    give_anna(world, stored)
    assert accounts(world).authenticate("anna", PASSWORD, HERE).user_id == ANNA
    new = stored_for_anna(world)
    assert (new.format, new.salt) == (1, "")
    assert new.text.startswith("$argon2id$")
    assert accounts(world).authenticate("anna", PASSWORD, HERE).user_id == ANNA
    assert stored_for_anna(world) == new


def test_a_wrong_password_is_not_stored(world: World) -> None:
    give_anna(world, SHA1)
    with pytest.raises(LoginFailed):
        accounts(world).authenticate("anna", "wrong", HERE)
    assert stored_for_anna(world) == SHA1


class InterruptedPasswords(Passwords):
    """Somebody else changes the password of Anna while hers is hashed."""

    def __init__(self, world: World) -> None:
        self.world: Any = None
        super().__init__()
        self.world = world

    def verify(self, password: str, stored: StoredPassword | None) -> bool:
        is_right = super().verify(password, stored)
        give_anna(self.world, HMAC)
        return is_right


def test_a_password_that_was_changed_meanwhile_stays_changed(world: World) -> None:
    give_anna(world, SHA1)
    accounts(world, InterruptedPasswords(world)).authenticate("anna", PASSWORD, HERE)
    assert stored_for_anna(world) == HMAC


class TiredPasswords(Passwords):
    """Hashes nothing any more."""

    def __init__(self) -> None:
        super().__init__()
        self._wait_seconds = 0.0

    def verify(self, password: str, stored: StoredPassword | None) -> bool:
        is_right = super().verify(password, stored)
        self._turns.acquire()
        return is_right


def test_a_login_succeeds_though_the_new_hash_could_not_be_made(world: World) -> None:
    give_anna(world, SHA1)
    tired = accounts(world, TiredPasswords())
    assert tired.authenticate("anna", PASSWORD, HERE).user_id == ANNA
    assert stored_for_anna(world) == SHA1


@pytest.mark.skipif("os.environ.get('TEST_LANE', 'sqlite') != 'sqlite'", reason="speaks SQLite")
def test_a_login_succeeds_though_the_new_hash_could_not_be_stored(world: World) -> None:
    give_anna(world, SHA1)
    world.change(
        lambda session: session.execute(
            text(
                "CREATE TRIGGER refuse BEFORE UPDATE ON st_Users"
                " BEGIN SELECT RAISE(ABORT, 'no'); END"
            )
        )
    )
    assert accounts(world).authenticate("anna", PASSWORD, HERE).user_id == ANNA
    assert stored_for_anna(world) == SHA1
