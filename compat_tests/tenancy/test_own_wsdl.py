"""Tenants share the contracts that the operator saved, and nothing else."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from compat_tests.serving import Server
from compat_tests.tenancy.installation import ACME, BETA, PASSWORD, Answer, Installation, tenant
from compat_tests.tenancy.messages import WSDL, Subject, call, subject
from soap_service.asmx import read_contract

OURS = subject("svcOrganization", "GetAllDepartments")
DOCUMENT = (
    (WSDL / "svcOrganization.wsdl")
    .read_bytes()
    .replace(OURS.contract.namespace.encode(), b"urn:another")
    .replace(b"GenericResult", b"PlainResult")
    .replace(b'"DepartmentInfo"', b'"DepartmentRecord"')
    .replace(b'"tns:DepartmentInfo"', b'"tns:DepartmentRecord"')
)
CONTRACT = read_contract(DOCUMENT)
DEPARTMENTS = Subject(OURS.service, CONTRACT, CONTRACT.operations["GetAllDepartments"])


@pytest.fixture(scope="module")
def other_server(
    installation: Installation, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Server]:
    path: Path = tmp_path_factory.mktemp("saved") / "saved.wsdl"
    path.write_bytes(DOCUMENT)
    with installation.running(ISERVICE_WSDL_FILES=f"svcOrganization={path}") as running:
        yield running


def departments(server: Server, host: str, name: str) -> Answer:
    values = {"authUserName": tenant(name).login, "authPassword": PASSWORD}
    return call(server, host, DEPARTMENTS, lambda key, _: values.get(key, ""))


@pytest.mark.parametrize("name", [ACME, BETA])
def test_each_tenant_answers_by_the_file(other_server: Server, name: str) -> None:
    host, other = tenant(name).host, {ACME: BETA, BETA: ACME}[name]
    answer = departments(other_server, host, name)

    assert b'<GetAllDepartmentsResponse xmlns="urn:another">' in answer.body
    assert b"<Result>true</Result>" in answer.body
    assert b"<Result>false</Result>" in departments(other_server, host, other).body


def test_an_unknown_host_name_is_told_by_the_file_too(other_server: Server) -> None:
    answer = departments(other_server, "unknown.test", ACME)

    assert answer.status == 500
    assert b"No tenant is served at the host name unknown.test." in answer.body
