"""What is known of the original, and what is said of the rest."""

from __future__ import annotations

import pytest

from compat_tests.services.world import WSDL
from db.models.iservice.base import IServiceBase, camel_case
from soap_service.contracts.coverage import COVERAGE
from soap_service.contracts.evidence import read_evidence, read_remark

KNOWN = {
    "InteractionsProperties": {"propertyid", "interactionid", "propertyvalue", "valueindex"},
    "InteractionsCasesProperties": set(),
    "FilesRawMessages": set(),
    "Mailboxes": {"inServer", "inUsername"},
    "SMTPOUT": set(),
}


def test_what_is_known_of_the_tables_is_so_here() -> None:
    """Known difference I1."""
    tables = IServiceBase.metadata.tables
    for name, columns in KNOWN.items():
        assert columns <= set(tables[name].columns.keys())


@pytest.mark.parametrize(
    ("attribute", "column"),
    [("contact_id", "contactID"), ("in_server", "inServer"), ("name", "name"), ("id", "id")],
)
def test_columns_are_named_in_camel_case(attribute: str, column: str) -> None:
    assert camel_case(attribute) == column


def test_columns_stand_in_the_order_of_the_attributes() -> None:
    columns = IServiceBase.metadata.tables["ContactsLogins"].columns.keys()
    assert columns == ["loginID", "contactID", "login", "type"]


def test_the_coverage_page_says_what_the_contract_is() -> None:
    """Known difference I2."""
    remark = read_remark(WSDL / "iService.json")
    assert "reconstruction" in remark
    section = COVERAGE.read_text("utf-8").partition("## iService")[2]
    assert remark in " ".join(section.split())
    sources = {each.source for each in read_evidence(WSDL / "iService.json").values()}
    assert sources == {"proposed"}


def test_no_other_contract_is_said_to_be_one() -> None:
    assert [read_remark(WSDL / f"{name}.json") for name in ("svcTickets", "none")] == ["", ""]
