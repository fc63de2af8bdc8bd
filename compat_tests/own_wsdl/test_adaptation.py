"""Handlers made for one contract answer calls of another one, whatever that says of values."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from types import SimpleNamespace
from typing import Any

import pytest

from soap_service.asmx import Adaptation, Contract, read_contract, record_classes
from soap_service.asmx.records import Records
from soap_service.asmx.writing import ResponseWriter
from soap_service.call import Call

CALL = Call("", "svcPets", "0", "127.0.0.1", is_local=True, base_url="http://localhost")
FRAME = """\
<wsdl:definitions xmlns:wsdl="http://schemas.xmlsoap.org/wsdl/" targetNamespace="urn:pets"
    xmlns:soap="http://schemas.xmlsoap.org/wsdl/soap/" xmlns:tns="urn:pets"
    xmlns:s="http://www.w3.org/2001/XMLSchema">
  <wsdl:types><s:schema elementFormDefault="qualified" targetNamespace="urn:pets">
    <s:element name="Find">
      <s:complexType><s:sequence>{request}</s:sequence></s:complexType>
    </s:element>
    <s:element name="FindResponse">
      <s:complexType><s:sequence>{response}</s:sequence></s:complexType>
    </s:element>
    <s:complexType name="{pet}"><s:sequence>{members}</s:sequence></s:complexType>
    <s:complexType name="ArrayOfPet"><s:sequence>
      <s:element minOccurs="0" maxOccurs="unbounded" name="Pet" nillable="true" type="tns:{pet}" />
    </s:sequence></s:complexType>
  </s:schema></wsdl:types>
  <wsdl:message name="In"><wsdl:part name="parameters" element="tns:Find" /></wsdl:message>
  <wsdl:message name="Out"><wsdl:part name="parameters" element="tns:FindResponse" /></wsdl:message>
  <wsdl:portType name="Pets"><wsdl:operation name="Find">
    <wsdl:input message="tns:In" /><wsdl:output message="tns:Out" />
  </wsdl:operation></wsdl:portType>
  <wsdl:binding name="Pets" type="tns:Pets">
    <soap:binding transport="http://schemas.xmlsoap.org/soap/http" />
    <wsdl:operation name="Find"><soap:operation soapAction="urn:pets/Find" style="document" />
      <wsdl:input><soap:body use="literal" /></wsdl:input>
      <wsdl:output><soap:body use="literal" /></wsdl:output>
    </wsdl:operation>
  </wsdl:binding>
  <wsdl:service name="svcPets"><wsdl:port name="Pets" binding="tns:Pets">
    <soap:address location="http://localhost/" />
  </wsdl:port></wsdl:service>
</wsdl:definitions>"""
PETS = "FindResult:tns:ArrayOfPet"
PET = ("Name:s:string", "Legs:s:int!", "Born:s:dateTime!")


def contract(
    request: tuple[str, ...] = ("pet:tns:Pet",),
    response: tuple[str, ...] = (PETS,),
    members: tuple[str, ...] = PET,
    pet: str = "Pet",
) -> Contract:
    """Return a contract of one operation; members are NAME:TYPE, with a mark when required."""
    parts = {"request": request, "response": response, "members": members}
    elements = {name: "".join(map(element, each)) for name, each in parts.items()}
    text = FRAME.format(pet=pet, **elements)
    return read_contract(text.replace('"tns:Pet"', f'"tns:{pet}"').encode())


def element(member: str) -> str:
    name, _, kind = member.partition(":")
    least = int(kind.endswith("!"))
    kind = kind.rstrip("!")
    return f'<s:element minOccurs="{least}" maxOccurs="1" name="{name}" type="{kind}" />'


def asked(other: Contract, *arguments: Any, own: Contract | None = None) -> tuple[Any, ...]:
    """Return what a handler of the own contract gets of arguments of the other."""
    seen: list[tuple[Any, ...]] = []
    adapt(own or contract(), other, lambda _, *given: seen.append(given))(CALL, *arguments)
    return seen[0]


def answered(other: Contract, result: Any, own: Contract | None = None) -> str:
    """Return what is written, by the other contract, of a result by the own one."""
    handler = adapt(own or contract(), other, lambda *_: result)
    writer = ResponseWriter(other, record_classes(other))
    result = handler(CALL, *(None for _ in other.operations["Find"].parameters))
    return "".join(writer.answers["Find"](result)).partition(' xmlns="urn:pets"')[2]


def adapt(own: Contract, other: Contract, handler: Any) -> Any:
    adaptation = Adaptation(own, other, record_classes(own), record_classes(other))
    return adaptation.handlers({"Find": handler})["Find"]


def records(of: Contract) -> Records:
    return record_classes(of)


def test_the_same_contract_passes_values_as_they_are() -> None:
    pet = SimpleNamespace(name="Rex", legs=4, born=datetime(2020, 1, 1))

    assert asked(contract(), pet)[0] is pet


def test_parameters_are_found_by_name_in_any_order() -> None:
    own = contract(request=("name:s:string", "legs:s:int!"))
    other = contract(request=("added:s:string", "Legs:s:int!", "name:s:string"))

    assert asked(other, "ignored", 4, "Rex", own=own) == ("Rex", 4)


def test_a_parameter_that_is_not_there_is_zero_or_null() -> None:
    own = contract(request=("name:s:string", "legs:s:int!", "born:s:dateTime!", "tame:s:boolean!"))
    other = contract(request=())

    assert asked(other, own=own) == (None, 0, datetime(1, 1, 1), False)


def test_a_required_number_that_became_optional_is_zero_when_it_is_absent() -> None:
    own, other = (contract(request=(f"legs:s:int{mark}",)) for mark in ("!", ""))

    assert asked(other, None, own=own) == (0,)


@pytest.mark.parametrize(
    ("own", "other", "given", "expected"),
    [
        ("s:string", "s:int!", 7, "7"),
        ("s:int!", "s:string", " 7 ", 7),
        ("s:int!", "s:long!", 7, 7),
        ("s:string", "s:boolean!", True, "true"),
        ("s:boolean!", "s:string", None, False),
    ],
)
def test_a_value_of_another_simple_type_is_read_from_its_text(
    own: str, other: str, given: object, expected: object
) -> None:
    mine, theirs = (contract(request=(f"value:{kind}",)) for kind in (own, other))

    assert asked(theirs, given, own=mine) == (expected,)


def test_a_record_of_another_name_becomes_one_of_ours() -> None:
    other = contract(members=("Colour:s:string", "Legs:s:int!", "Name:s:string"), pet="Animal")
    animal = records(other)["Animal"](name="Rex", legs=4, colour="brown")

    (pet,) = asked(other, animal)

    assert (pet.name, pet.legs, pet.born) == ("Rex", 4, datetime(1, 1, 1))


def test_results_get_the_members_of_the_other_contract() -> None:
    other = contract(members=("Name:s:string", "Fleas:s:int!", "Owner:s:string"))
    pets = [SimpleNamespace(name="Rex", legs=4, born=datetime(2020, 1, 1)), None]

    assert answered(other, pets) == (
        "><FindResult><Pet><Name>Rex</Name><Fleas>0</Fleas></Pet>"
        '<Pet xsi:nil="true" /></FindResult></FindResponse>'
    )


def test_no_result_stays_none() -> None:
    assert answered(contract(members=("Fleas:s:int!",)), None) == " />"


def test_rows_are_converted_as_they_are_asked_for_and_given_back() -> None:
    events: list[str] = []

    def rows() -> Iterator[Any]:
        try:
            for legs in (4, 2):
                events.append(f"read {legs}")
                yield SimpleNamespace(name=None, legs=legs, born=None)
        finally:
            events.append("closed")

    own, other = contract(), contract(members=("Legs:s:long!",))
    answer = adapt(own, other, lambda *_: rows())(CALL, None)
    assert events == []

    assert next(answer).legs == 4
    answer.close()

    assert events == ["read 4", "closed"]


def test_results_beside_the_first_are_found_by_name() -> None:
    own = contract(response=("FindResult:s:int!", "name:s:string", "legs:s:int!"))
    other = contract(response=("FindResult:s:int!", "legs:s:int!", "owner:s:string"))

    assert answered(other, (1, "Rex", 4), own) == (
        "><FindResult>1</FindResult><legs>4</legs></FindResponse>"
    )


def test_an_operation_whose_result_is_of_another_kind_has_no_handler() -> None:
    own, other = contract(), contract(response=("FindResult:s:string",))

    adaptation = Adaptation(own, other, records(own), records(other))

    assert adaptation.operations == {}
    assert adaptation.handlers({"Find": lambda *_: None}) == {}
