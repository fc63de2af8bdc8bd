"""What a portal says of a chat and its customer, and the request that comes of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from sqlalchemy import select

from db.models.smartertrack import User
from soap_service.services.desk import Desk
from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import MISSING_ARGUMENT
from soap_service.services.keyvalues import Pair, read_attributes, read_int
from soap_service.services.live_chat.opening import ChatRequest
from soap_service.services.tickets import store as tickets
from soap_service.services.tickets.addresses import read_address
from soap_service.services.tickets.errors import CUSTOMER_NOT_FOUND


@dataclass(frozen=True, slots=True)
class Wish:
    """The chat that a customer wishes for, as the portal says it."""

    department_id: int
    group_id: int
    customer_name: str | None
    customer_email_address: str | None
    question: str | None
    parameters: Iterable[str | None] | None
    custom_fields: Iterable[str | None] | None

    def read(self, desk: Desk) -> ChatRequest:
        """Return the request of a wish; who is a user here is told by it. Raises ServiceError."""
        further = read_attributes(self.parameters, _KEYS)
        user = find_user(desk, further.pop("user_name", ""))
        name, address = self.customer_name or "", (self.customer_email_address or "").strip()
        if user is not None:
            name, address = name.strip() or user.display_name or "", address or user.email or ""
        if not name.strip():
            raise ServiceError(MISSING_ARGUMENT, name="customerName")
        address = read_address(address) if address else ""
        return ChatRequest(
            department_id=self.department_id,
            group_id=self.group_id,
            customer_name=name.strip(),
            customer_email_address=address,
            customer_user_id=user.user_id if user else _user_of(desk, address),
            question=self.question or "",
            custom_fields=tuple(text for text in self.custom_fields or () if text),
            **further,
        )


def find_user(desk: Desk, user_name: str) -> Any:
    """Return the living user of a name in any case, None for no name. Raises ServiceError."""
    if not user_name:
        return None
    query = select(User.user_id, User.user_name, User.display_name, User.email).where(
        User.lowered_user_name == user_name.lower(), ~User.is_deleted, ~User.is_queue
    )
    found = desk.session.execute(query.limit(1)).first()
    if found is None:
        raise ServiceError(CUSTOMER_NOT_FOUND, customer=user_name)
    return found


def _user_of(desk: Desk, address: str) -> int | None:
    return tickets.find_customer(desk.unit, address) if address else None


def _trimmed(pair: Pair) -> str:
    return pair.value.strip()


_KEYS: dict[str, tuple[str, Callable[[Pair], object]]] = {
    "CustomerIP": ("customer_ip", _trimmed),
    "CustomerLanguage": ("customer_language", _trimmed),
    "CustomerUserName": ("user_name", _trimmed),
    "TrackingID": ("tracking_id", _trimmed),
    "UserTrackingCookieID": ("user_tracking_cookie_id", read_int),
}
