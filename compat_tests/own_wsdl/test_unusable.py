"""A file that cannot be served is refused in one line, and nothing is started."""

from __future__ import annotations

from pathlib import Path

import pytest

from compat_tests.house.test_program import program
from compat_tests.own_wsdl.modified import OURS, replaced
from soap_service.cli import main
from soap_service.config import ConfigError
from soap_service.contracts.operator_files import MAX_BYTES, read_operator_file

TICKET = '<s:complexType name="TicketInfo">\n        <s:sequence>'
DOCTYPE = '<!DOCTYPE d [<!ENTITY a "aaaa">]>\n<wsdl:definitions'
ITSELF = '<s:element minOccurs="1" maxOccurs="1" name="Inner" type="tns:TicketInfo" />'
ENDLESS = '<s:complexType name="TicketInfo"><s:complexContent><s:extension base="tns:TicketInfo">'

UNUSABLE = {
    "no XML": ("Dear operator", "not well-formed"),
    "nothing": ("", "not well-formed"),
    "no WSDL": ("<html />", "not a WSDL 1.1 definitions element"),
    "a DTD": (replaced(OURS, "<wsdl:definitions", DOCTYPE), "without a DTD"),
    "RPC": (replaced(OURS, 'style="document"', 'style="rpc"'), "not document/literal"),
    "encoded": (replaced(OURS, 'use="literal"', 'use="encoded"'), "not document/literal"),
    "RPC by its binding": (
        replaced(OURS, "<soap:binding ", '<soap:binding style="rpc" '),
        "not document/literal",
    ),
    "an unknown type": (
        replaced(OURS, 'type="tns:TicketInfo"', 'type="tns:Missing"'),
        "no type Missing in the namespace",
    ),
    "an unknown element": (
        replaced(OURS, 'element="tns:CreateTicket"', 'element="tns:Missing"'),
        "no element tns:Missing",
    ),
    "an unknown message": (
        replaced(OURS, 'message="tns:CreateTicketSoapIn"', 'message="tns:Missing"'),
        "no message tns:Missing",
    ),
    "no service": (replaced(OURS, "wsdl:service", "wsdl:servant", times=2), "no service"),
    "a choice": (
        replaced(OURS, TICKET, TICKET.replace("<s:sequence>", "<s:choice /><s:sequence>")),
        "TicketInfo has choice content",
    ),
    "unqualified elements": (
        replaced(OURS, 'elementFormDefault="qualified"', ""),
        "are not qualified",
    ),
    "a name for mischief": (
        replaced(OURS, 'name="CustomerEmailAddress"', "name=\"a'{exit()}'\""),
        "is none that .NET has",
    ),
    "a keyword": (
        OURS.replace('"TicketInfo"', '"class"').replace('"tns:TicketInfo"', '"tns:class"'),
        "The name 'class' is none that can be given",
    ),
    "a struct in itself": (
        replaced(OURS, TICKET, f"{TICKET}{ITSELF}"),
        "contains itself without end",
    ),
    "many bytes": (OURS + " " * MAX_BYTES, f"more than {MAX_BYTES} bytes"),
}


@pytest.mark.parametrize(("document", "reason"), UNUSABLE.values(), ids=UNUSABLE)
def test_the_reason_is_one_line(document: str, reason: str, tmp_path: Path) -> None:
    path = tmp_path / "saved.wsdl"
    path.write_text(document, "utf-8")

    with pytest.raises(ConfigError, match=r"^[^\n]+$") as refusal:
        read_operator_file(path)

    assert str(refusal.value).startswith(f"{path}: ")
    assert reason in str(refusal.value)


def test_a_type_that_extends_itself_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "saved.wsdl"
    start, rest = OURS.split(TICKET, 1)
    body, end = rest.split("</s:complexType>", 1)
    closing = "</s:extension></s:complexContent></s:complexType>"
    path.write_text(f"{start}{ENDLESS}<s:sequence>{body}{closing}{end}", "utf-8")

    with pytest.raises(ConfigError, match="contains itself without end"):
        read_operator_file(path)


@pytest.mark.parametrize("name", [".", "missing.wsdl"])
def test_what_is_no_file_is_refused(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / name

    assert main(["contracts", "diff", str(path), "--data", str(tmp_path)]) == 2
    assert capsys.readouterr().err.startswith(f"iservice.asmx.py: {path}: ")


@pytest.mark.parametrize(
    ("setting", "reason"),
    [
        ("svcTickets=saved.wsdl", "svcTickets: saved.wsdl: The WSDL is not well-formed"),
        ("svcNothing=saved.wsdl", "there is no service 'svcNothing'"),
        ("svcKB=saved.wsdl,svckb=saved.wsdl", "two files are named for svckb"),
        ("saved.wsdl", "wsdl_files must be"),
    ],
)
def test_the_server_says_so_and_does_not_start(setting: str, reason: str, tmp_path: Path) -> None:
    (tmp_path / "saved.wsdl").write_text("Dear operator")
    environ = {"ISERVICE_WSDL_FILES": setting, "ISERVICE_EMBEDDED_WORKER": "false"}

    ended = program(
        tmp_path, "serve", "--bind", "127.0.0.1:0", "--workers", "1", "--data", "data", **environ
    )

    assert ended.returncode == 2
    assert reason in ended.stderr
    assert "Traceback" not in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("text", ["wsdl_files = 1\n", "[wsdl_files]\nsvcTickets = 1\n"])
def test_a_setting_of_another_type_is_refused(
    text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "config.toml").write_text(text)

    assert main(["contracts", "check", "--data", str(tmp_path)]) == 2
    assert "wsdl_files must be a table of paths" in capsys.readouterr().err
