"""Mail addresses as callers write them."""

from __future__ import annotations

from email.utils import getaddresses

from soap_service.services.exceptions import ServiceError
from soap_service.services.tickets.errors import BAD_ADDRESS

MAX_ADDRESS_LENGTH = 254


def read_address(text: str | None) -> str:
    """Return the bare address of the first mailbox in a text. Raises ServiceError."""
    address = next(iter(_mailboxes(text)), "")
    _check(address, text)
    return address


def read_addresses(text: str | None) -> list[str]:
    """Return the bare addresses of all mailboxes in a text, which may have none.

    Commas or semicolons stand between them. Raises ServiceError.
    """
    addresses = _mailboxes(text)
    for address in addresses:
        _check(address, text)
    return addresses


def _mailboxes(text: str | None) -> list[str]:
    mailboxes = getaddresses([(text or "").replace(";", ",")])
    return [address.strip() for _name, address in mailboxes if address.strip()]


def _check(address: str, text: str | None) -> None:
    local, _at, domain = address.rpartition("@")
    has_space = any(character.isspace() for character in address)
    if not local or not domain or has_space or len(address) > MAX_ADDRESS_LENGTH:
        raise ServiceError(BAD_ADDRESS, address=text or "")
