"""Making the demo data, once, and ``demo.json``, which tells the passwords.

The file is readable by its owner alone. The content of the data is always the same.
"""

from __future__ import annotations

import json
import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from db import UnitOfWork
from db.models.iservice import Contact, ContactLogin, UserType
from db.models.smartertrack import Department, Group, User
from soap_service.demo.calls import tell_calls
from soap_service.demo.cases import tell_cases
from soap_service.demo.chats import tell_chats
from soap_service.demo.chores import tell_chores
from soap_service.demo.company import START, is_foreign, is_there, make_company
from soap_service.demo.crm import has_tenant, login_of, make_tenant
from soap_service.demo.exceptions import DemoError
from soap_service.demo.hashes import Hashes
from soap_service.demo.library import tell_library
from soap_service.demo.logins import Login, Logins, make_logins
from soap_service.demo.news import tell_news
from soap_service.demo.rooms import tell_rooms
from soap_service.demo.story import tell_story
from soap_service.demo.visitors import tell_visitors
from soap_service.services.desk import Site, open_site
from soap_service.services.iservice.logins import find_login
from soap_service.services.iservice.passwords import set_password

FILE_NAME = "demo.json"


def ensure_demo(data_dir: Path, database_url: str, base_url: str) -> dict[str, Any]:
    """Make the demo data unless it is there, and return what ``demo.json`` says.

    On later starts data and passwords stay, only the address is written anew. When the file was
    lost, the demo accounts get new passwords. Raises DemoError, DatabaseError and OSError.
    """
    data_dir.mkdir(parents=True, exist_ok=True)
    path = data_dir / FILE_NAME
    known = _read(path)
    logins = make_logins(known)
    hashes = Hashes(logins)
    if known is None:
        hashes.begin()

    def ensure(unit: UnitOfWork) -> dict[str, Any]:
        _ensure_company(site, unit, logins, hashes, known)
        _ensure_tenant(site, unit, logins, hashes, known)
        document = _document(unit.session, logins, base_url)
        # Written before the commit: accounts never exist without their passwords.
        _write(path, document)
        return document

    site = open_site(database_url, data_dir)
    try:
        return site.database.run(ensure)
    finally:
        site.close()


def _ensure_company(
    site: Site, unit: UnitOfWork, logins: Logins, hashes: Hashes, known: Mapping[str, Any] | None
) -> None:
    """Make the company and tell its story, or give its people new passwords when the old are lost.

    Raises DemoError.
    """
    if is_there(unit.session):
        if known is None:
            _set_passwords(unit.session, logins, hashes)
        return
    if is_foreign(unit.session):
        raise DemoError("The database holds data already; demo data needs one of its own.")
    company = make_company(unit.session, logins, hashes)
    tickets = tell_story(site, unit, company, logins)
    tell_calls(site, unit, company, logins.customers, tickets)
    tell_chores(site, unit, company, tickets)
    tell_library(site, unit, company)
    tell_news(site, unit, company)
    tell_chats(site, unit, company, logins.customers, tickets)
    tell_visitors(site, unit, company)
    tell_rooms(site, unit, company, tickets[0])


def _read(path: Path) -> dict[str, Any] | None:
    try:
        document: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return None
    return document


def _write(path: Path, document: Mapping[str, Any]) -> None:
    temporary = path.with_name(f"{path.name}.{os.getpid()}.part")
    descriptor = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    with open(descriptor, "w", encoding="utf-8") as file:
        json.dump(document, file, ensure_ascii=False, indent=2)
        file.write("\n")
        file.flush()
        os.fsync(file.fileno())
    temporary.replace(path)


def _set_passwords(session: Session, logins: Logins, hashes: Hashes) -> None:
    for login in logins.all():
        user = session.scalars(
            select(User).where(User.lowered_user_name == login.user_name)
        ).one_or_none()
        if user is not None:
            stored = hashes.of(login.user_name)
            user.password_format, user.password, user.password_salt = stored


def _ensure_tenant(
    site: Site, unit: UnitOfWork, logins: Logins, hashes: Hashes, known: Mapping[str, Any] | None
) -> None:
    """Make the tenant of iService, or give its people new passwords when the old are lost."""
    session = unit.session
    if not has_tenant(session):
        make_tenant(session, lambda name: hashes.of(login_of(name)), START)
        tell_cases(site, unit)
    elif known is None or "iservice" not in known:
        for each in logins.iservice:
            login = find_login(session, each.user_name)
            if login is not None:
                set_password(session.get_one(Contact, login.contact_id), hashes.of(each.user_name))


def _document(session: Session, logins: Logins, base_url: str) -> dict[str, Any]:
    ids = {name: number for number, name in session.execute(select(User.user_id, User.user_name))}
    departments = session.execute(
        select(Department.department_id, Department.display_name).order_by(Department.department_id)
    )
    groups = session.execute(
        select(Group.group_id, Group.group_name, Group.department_id).order_by(Group.group_id)
    )
    return {
        "base_url": base_url,
        "admin": _credentials(logins.admin),
        "agents": [{**_credentials(each), "id": ids[each.user_name]} for each in logins.agents],
        "customers": [{**_credentials(each), "email": each.email} for each in logins.customers],
        "departments": [{"id": number, "name": name} for number, name in departments],
        "groups": [
            {"id": number, "name": name, "department_id": department}
            for number, name, department in groups
        ],
        "iservice": {"contacts": _contacts(session, logins)},
    }


def _contacts(session: Session, logins: Logins) -> list[dict[str, Any]]:
    query = (
        select(ContactLogin.login, Contact.contact_id, UserType.name)
        .join(Contact, Contact.contact_id == ContactLogin.contact_id)
        .join(UserType, UserType.user_type_id == Contact.user_type_id)
    )
    found = {row.login: row for row in session.execute(query)}
    return [
        {
            **_credentials(each),
            "id": found[each.user_name].contact_id,
            "type": found[each.user_name].name,
        }
        for each in logins.iservice
        if each.user_name in found
    ]


def _credentials(login: Login) -> dict[str, Any]:
    return {"username": login.user_name, "password": login.password}
