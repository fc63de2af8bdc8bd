"""Adaptation: handlers that were made for one contract answer the calls of another.

What the other contract has in addition is ignored in a request and absent from an answer; what it
lacks is zero or null for the handler. Values pass as they are where both contracts agree.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from soap_service.asmx.contract import (
    AnyType,
    AnyXml,
    ComplexType,
    Contract,
    Enumeration,
    Member,
    Operation,
    Scalar,
    Type,
)
from soap_service.asmx.lexical import formatter_of, parser_of
from soap_service.asmx.pairing import item_of, paired_operations, paired_results, pairs
from soap_service.asmx.plans import default_maker
from soap_service.asmx.records import Records
from soap_service.asmx.writing.pieces import close_rows
from soap_service.call import Call, Handler
from soap_service.naming import snake_case

Convert = Callable[[Any], Any]
Take = Callable[[tuple[Any, ...]], Any]


class Adaptation:
    """How handlers of the contract ``own`` answer calls of the contract ``other``.

    ``operations`` maps message names of the other contract to those of the own one; an operation
    whose result is of another kind altogether is not among them.
    """

    def __init__(
        self, own: Contract, other: Contract, own_records: Records, other_records: Records
    ) -> None:
        self._inward = _Conversions(own_records)
        self._outward = _Conversions(other_records)
        self._pairs = {
            two.message_name: (one, two)
            for one, two in paired_operations(own, other)
            if one and two and self._fits(one, two)
        }
        self.operations = {name: one.message_name for name, (one, _) in self._pairs.items()}

    def handlers(self, handlers: Mapping[str, Handler]) -> dict[str, Handler]:
        """Return handlers for the operations of the other contract that have one."""
        return {
            name: self._adapted(one, two, handlers[one.message_name])
            for name, (one, two) in self._pairs.items()
            if one.message_name in handlers
        }

    def _fits(self, own: Operation, other: Operation) -> bool:
        if not own.results or not other.results:
            return True
        return self._outward.convert(own.results[0], other.results[0]) is not None

    def _adapted(self, own: Operation, other: Operation, handler: Handler) -> Handler:
        takes = self._takes(pairs(own.parameters, other.parameters), other.parameters)
        answer = self._answer(own, other)

        def handle(call: Call, *arguments: Any) -> object:
            return answer(handler(call, *(take(arguments) for take in takes)))

        return handle

    def _takes(
        self, paired: Iterable[tuple[Member | None, Member | None]], given: tuple[Member, ...]
    ) -> list[Take]:
        return [self._inward.take(own, other, given) for own, other in paired if own is not None]

    def _answer(self, own: Operation, other: Operation) -> Convert:
        """Return what makes the other operation's results of the own one's."""
        sources = {id(two): one for one, two in paired_results(own, other) if two is not None}
        takes = [self._outward.take(two, sources[id(two)], own.results) for two in other.results]
        is_single = len(own.results) == 1

        def answer(result: Any) -> Any:
            values = (result,) if is_single else result or ()
            results = tuple(take(values) for take in takes)
            return results[0] if len(results) == 1 else results or None

        return answer


class _Conversions:
    """Conversions to the types of one contract, whose records are given."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self._made: dict[tuple[int, int], _RecordConversion] = {}

    def take(self, target: Member, source: Member | None, given: tuple[Member, ...]) -> Take:
        """Return what takes the value of a member from the values given, or makes its default."""
        convert = self.convert(source, target) if source is not None else None
        if source is None or convert is None:
            make = default_maker(target, self._records)
            return lambda _: make()
        index = next(at for at, each in enumerate(given) if each is source)
        return lambda values: convert(values[index])

    def convert(self, source: Member, target: Member) -> Convert | None:
        """Return what makes the value of one member of another's; None when nothing can."""
        source_item, target_item = item_of(source), item_of(target)
        if source_item is None and target_item is None:
            convert = self._of_types(source.type, target.type)
            return convert and self._never_null(convert, source, target)
        if source_item is None or target_item is None:
            return None
        convert = self.convert(source_item, target_item)
        return convert if convert in (None, _same) else _ItemConversion(convert)

    def _of_types(self, source: Type, target: Type) -> Convert | None:
        if isinstance(source, ComplexType) and isinstance(target, ComplexType):
            return self._of_records(source, target)
        if isinstance(target, AnyType | AnyXml) or isinstance(source, AnyType | AnyXml):
            fits = type(source) is type(target) or (
                isinstance(target, AnyType) and not isinstance(source, ComplexType | AnyXml)
            )
            return _same if fits else None
        if isinstance(source, ComplexType) or isinstance(target, ComplexType):
            return None
        return _of_texts(source, target)

    def _of_records(self, source: ComplexType, target: ComplexType) -> Convert:
        if _is_alike(source, target, set()):
            return _same
        key = (id(source), id(target))
        if key not in self._made:
            made = self._made[key] = _RecordConversion(self._records[target.name])
            for wanted, given in pairs(_fields(target), _fields(source)):
                convert = given and wanted and self.convert(given, wanted)
                if wanted and given and convert:
                    made.fields.append((snake_case(wanted.name), snake_case(given.name), convert))
        return self._made[key]

    def _never_null(self, convert: Convert, source: Member, target: Member) -> Convert:
        """Return a conversion that gives zero in place of null where null cannot be."""
        may_be_null = source.nillable or not source.min_occurs or not source.type.is_value_type
        make = default_maker(target, self._records)
        if not may_be_null or make() is None:
            return convert
        return lambda value: make() if value is None else convert(value)


class _RecordConversion:
    """Makes a record of another one's members; ``fields`` are (target, source, conversion)."""

    def __init__(self, record: type[Any]) -> None:
        self._record = record
        self.fields: list[tuple[str, str, Convert]] = []

    def __call__(self, value: Any) -> Any:
        if value is None:
            return None
        return self._record(
            **{name: convert(getattr(value, source)) for name, source, convert in self.fields}
        )


class _ItemConversion:
    """Converts the items of an array; those of a stream one by one, as they are asked for."""

    def __init__(self, convert: Convert) -> None:
        self._convert = convert

    def __call__(self, items: Any) -> Any:
        if items is None or isinstance(items, list | tuple):
            return items and [self._convert(item) for item in items]
        return self._stream(items)

    def _stream(self, items: Iterable[Any]) -> Iterator[Any]:
        try:
            for item in items:
                yield self._convert(item)
        finally:
            close_rows(items)


def _same(value: Any) -> Any:
    return value


def _of_texts(source: Scalar | Enumeration, target: Scalar | Enumeration) -> Convert:
    """Return a conversion by what is written on the wire, where the types differ."""
    if _is_same_text(source, target):
        return _same
    text_of, parse = formatter_of(source), parser_of(target)
    return lambda value: None if value is None else parse(text_of(value))


def _is_same_text(source: Scalar | Enumeration, target: Scalar | Enumeration) -> bool:
    if isinstance(source, Enumeration) and isinstance(target, Enumeration):
        return source.is_flags == target.is_flags
    return isinstance(source, Scalar) and source == target


def _fields(kind: ComplexType) -> tuple[Member, ...]:
    return (*kind.all_members(), *kind.all_attributes())


def _is_alike(source: Type, target: Type, assumed: set[tuple[int, int]]) -> bool:
    """Tell whether whoever expects the target's members finds them all in a source's value."""
    if isinstance(source, ComplexType) and isinstance(target, ComplexType):
        key = (id(source), id(target))
        if key in assumed:
            return True
        assumed.add(key)
        if source.array_item or target.array_item or target.derived:
            return False
        found = {snake_case(member.name): member for member in _fields(source)}
        return all(
            _is_alike_member(found.get(snake_case(member.name)), member, assumed)
            for member in _fields(target)
        )
    if isinstance(source, Scalar | Enumeration) and isinstance(target, Scalar | Enumeration):
        return _is_same_text(source, target)
    return type(source) is type(target)


def _is_alike_member(source: Member | None, target: Member, assumed: set[tuple[int, int]]) -> bool:
    if source is None or (source.nillable, source.min_occurs) != (
        target.nillable,
        target.min_occurs,
    ):
        return False
    source_item, target_item = item_of(source), item_of(target)
    if source_item is None or target_item is None:
        return source_item is target_item and _is_alike(source.type, target.type, assumed)
    return _is_alike_member(source_item, target_item, assumed)
