"""What the contract commands generate is what stands in the project."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from soap_service.contracts import contract_of, evidence_of
from soap_service.contracts.checking import check
from soap_service.contracts.coverage import COVERAGE, coverage_page
from soap_service.contracts.stubs import stub_files
from soap_service.services import SERVICES, Service

WSDL = Path(__file__).resolve().parents[2] / "wsdl"
LEAST_IMPLEMENTED = {
    "svcTickets": 57,
    "svcOrganization": 54,
    "svcCallLogs": 14,
    "svcTasks": 11,
    "svcKB": 24,
    "svcLiveChat": 38,
    "svcWhosOn": 11,
    "svcNews": 15,
    "svcChatRooms": 16,
    "svcTicketsV1": 2,
    "iService": 91,
}
"""How many operations have a handler; these numbers only ever grow."""


def test_the_coverage_page_tells_the_truth_about_this_tree() -> None:
    assert COVERAGE.read_text("utf-8") == coverage_page(WSDL)


def test_the_generated_types_are_those_of_the_contracts() -> None:
    assert [path.read_text("utf-8") for path, _ in stub_files(WSDL)] == [
        source for _, source in stub_files(WSDL)
    ]


def test_every_handler_fits_its_contract() -> None:
    assert check(WSDL) == 0


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_coverage_never_shrinks(service: Service) -> None:
    operations = contract_of(service, WSDL).operations

    assert len(service.implemented(operations)) >= LEAST_IMPLEMENTED[service.name]


def test_every_implemented_operation_is_verified_by_a_client() -> None:
    page = coverage_page(WSDL)
    unverified = re.findall(r"^\| `(\w+)` \| [\w-]+ \| yes \| - \|$", page, re.MULTILINE)

    assert unverified == []


@pytest.mark.parametrize("service", SERVICES, ids=lambda service: service.name)
def test_every_operation_of_a_contract_has_evidence(service: Service) -> None:
    assert evidence_of(service, WSDL).keys() == contract_of(service, WSDL).operations.keys()


def test_a_contract_that_the_handlers_do_not_fit_is_told_in_full(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    shutil.copytree(WSDL, tmp_path, dirs_exist_ok=True)
    document = tmp_path / "svcTickets.wsdl"
    document.write_bytes(document.read_bytes().replace(b'name="subject"', b'name="topic"'))

    assert check(tmp_path) == 1
    told = capsys.readouterr().out
    assert "create_ticket takes" in told
    assert "create_ticket_from_customer takes" in told
