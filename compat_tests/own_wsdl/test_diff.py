"""What an operator's contract says otherwise is told, as a table and as JSON."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from compat_tests.own_wsdl.modified import (
    MODIFIED,
    NAMESPACE,
    OTHER_NAMESPACE,
    OURS,
    as_saved,
    replaced,
    with_members,
    with_names,
    with_operation,
    with_parameters,
)
from soap_service.cli import main

Change = tuple[str, str, str, str | None, str | None]
Diff = Callable[..., tuple[int, list[Change]]]

ADDED_OPERATION = ("added", "operation", "EscalateTicket", None, "string (string authUserName)")
ADDED_PARAMETER = ("added", "parameter", "CreateTicket.templateName", None, "string 0..1")
REMOVED_PARAMETER = ("removed", "parameter", "CreateTicket.sendEmail", "boolean 1..1", None)
RENAMED_TYPE = ("changed", "type", "TicketInfo", "TicketInfo", "TicketRecord")
MEMBERS = [
    ("removed", "member", "TicketInfo.IsSpam", "boolean 1..1", None),
    ("added", "member", "TicketInfo.Escalations", None, "int 1..1"),
    ("added", "member", "TicketInfo.Mood", None, "string 0..1"),
]
NAMES = [
    ("changed", "service", "svcTickets", "svcTickets", "HelpDesk"),
    ("changed", "namespace", "svcTickets", NAMESPACE, OTHER_NAMESPACE),
    ("changed", "port", "soap11", "svcTicketsSoap", "HelpDeskPort"),
]


@pytest.fixture
def diff(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Diff:
    """Compare a document with ours; return the exit code and what JSON says."""

    def compare(document: str, *arguments: str) -> tuple[int, list[Change]]:
        code = run(tmp_path, document, "--json", *arguments)
        rows = json.loads(capsys.readouterr().out)
        names = ("change", "kind", "name", "own", "other")
        return code, [tuple(row[name] for name in names) for row in rows]

    return compare


def run(folder: Path, document: str, *arguments: str) -> int:
    path = folder / "saved.wsdl"
    path.write_bytes(as_saved(document))
    return main(["contracts", "diff", str(path), "--data", str(folder), *arguments])


def test_our_own_contract_differs_in_nothing(diff: Diff) -> None:
    assert diff(OURS) == (0, [])


def test_addresses_and_documentation_are_no_differences(diff: Diff) -> None:
    moved = OURS.replace("http://localhost/", "https://support.example/")
    told = replaced(moved, "<wsdl:portType", "<!-- saved -->\n  <wsdl:portType")

    assert diff(told) == (0, [])


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (with_operation, [ADDED_OPERATION]),
        (with_parameters, [REMOVED_PARAMETER, ADDED_PARAMETER]),
        (with_members, [RENAMED_TYPE, *MEMBERS]),
        (with_names, NAMES),
    ],
)
def test_each_difference_is_told_once(
    change: Callable[[str], str], expected: list[Change], diff: Diff
) -> None:
    code, found = diff(change(OURS))

    assert code == 1
    assert found == expected


def test_all_differences_are_told_together(diff: Diff) -> None:
    _, found = diff(MODIFIED)

    wanted = [*NAMES, ADDED_OPERATION, ADDED_PARAMETER, REMOVED_PARAMETER, RENAMED_TYPE, *MEMBERS]
    assert sorted(found, key=str) == sorted(wanted, key=str)


def test_a_renamed_operation_is_one_less_and_one_more(diff: Diff) -> None:
    _, found = diff(OURS.replace("AddTicketNoteHtmlWithDate", "AddRichNote"))

    assert [each[:3] for each in found] == [
        ("removed", "operation", "AddTicketNoteHtmlWithDate"),
        ("added", "operation", "AddRichNote"),
    ]


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        (
            '<s:element minOccurs="1" maxOccurs="1" name="commentId" type="s:int" />',
            '<s:element minOccurs="0" maxOccurs="1" name="commentId" type="s:long" />',
            ("changed", "parameter", "GetTicketNote.commentId", "int 1..1", "long 0..1"),
        ),
        (
            '<s:element minOccurs="1" maxOccurs="1" name="commentId" type="s:int" />',
            '<s:element minOccurs="1" maxOccurs="1" name="CommentID" type="s:int" />',
            ("changed", "parameter", "GetTicketNote.commentId", "commentId", "CommentID"),
        ),
        (
            f'soapAction="{NAMESPACE}/GetTicketNote"',
            'soapAction="urn:note"',
            ("changed", "action", "GetTicketNote", f"{NAMESPACE}/GetTicketNote", "urn:note"),
        ),
    ],
)
def test_what_is_said_otherwise_is_shown_from_both_sides(
    old: str, new: str, expected: Change, diff: Diff
) -> None:
    assert diff(replaced(OURS, old, new)) == (1, [expected])


def test_another_order_of_members_is_a_difference(diff: Diff) -> None:
    message = '          <s:element minOccurs="0" maxOccurs="1" name="Message" type="s:string" />\n'
    result = '          <s:element minOccurs="1" maxOccurs="1" name="Result" type="s:boolean" />\n'

    _, found = diff(replaced(OURS, message + result, result + message))

    assert found == [
        (
            "changed",
            "order",
            "GenericResult",
            "Message, Result, ResultCode",
            "Result, Message, ResultCode",
        )
    ]


def test_the_service_may_be_named(diff: Diff) -> None:
    code, found = diff(OURS, "--service", "svcTasks")

    assert code == 1
    assert ("changed", "service", "svcTasks", "svcTasks", "svcTickets") in found


def test_the_table_has_a_line_for_each_difference(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(tmp_path, with_parameters(OURS)) == 1

    told = capsys.readouterr()
    assert told.out.splitlines() == [
        "Change\tWhat\tName\tThe project's\tThe file's",
        "removed\tparameter\tCreateTicket.sendEmail\tboolean 1..1\t-",
        "added\tparameter\tCreateTicket.templateName\t-\tstring 0..1",
    ]
    assert told.err == "2 differences from the project's contract of svcTickets\n"


def test_the_check_lists_what_the_file_lacks_and_what_it_has_more(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "saved.wsdl"
    path.write_bytes(as_saved(MODIFIED.replace("AddTicketNoteHtmlWithDate", "AddRichNote")))
    (tmp_path / "config.toml").write_text('[wsdl_files]\nsvcTickets = "saved.wsdl"\n')

    assert main(["contracts", "check", "--data", str(tmp_path)]) == 0
    assert capsys.readouterr().out.splitlines()[-4:] == [
        f"svcTickets, by {path}: 56 of 58 bound",
        "  gap: AddRichNote",
        "  gap: EscalateTicket",
        "  not served: AddTicketNoteHtmlWithDate",
    ]
