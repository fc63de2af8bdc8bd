"""The cases: each asks a method in one way and judges the outcome."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from providers.check.asking import Asker, Outcome
from providers.check.examples import Example
from providers.check.findings import Finding, Verdict
from providers.contract import Name, Operation, Soap
from providers.envelope import Result
from providers.redaction import redacted
from providers.variables import item

__all__ = ["check_method"]

_PASSWORD = "authPW"
_WRONG = "wrong-"
_FOREIGN = "urn:provider-check:another-namespace"
_ANY_TEXT = 'a=b=c, Zoë & <so> "on" 日本語\nsecond line'
_Judgement = tuple[Verdict, str]


@dataclass(frozen=True, slots=True)
class _Subject:
    """What is checked: a method of a provider, and the outcome of a good question to it."""

    asker: Asker
    operation: Operation
    example: Example
    password: str
    base: Outcome

    @property
    def authority(self) -> str:
        return item(_PASSWORD, self.password)

    @property
    def items(self) -> list[str]:
        return [self.authority, *self.example.inputs]

    def without(self, key: str) -> list[str]:
        return [each for each in self.items if not each.startswith(f"{key}=")]

    def replaced(self, key: str, value: str) -> list[str]:
        return [item(key, value) if each.startswith(f"{key}=") else each for each in self.items]


@dataclass(frozen=True, slots=True)
class _Case:
    """A question that differs from the good one, and how its outcome is judged."""

    name: str
    items: Sequence[str]
    judge: Callable[[_Subject, Outcome], _Judgement]
    operation: Operation


def check_method(
    asker: Asker, operation: Operation, example: Example, password: str
) -> Iterator[Finding]:
    """Ask one method in every way and yield what is found; a method that is dead is asked once."""
    base = asker.ask(operation, [item(_PASSWORD, password), *example.inputs])
    subject = _Subject(asker, operation, example, password, base)
    yield _finding(subject, "right password", _judge_good(subject, base), base)
    if base.result is None:
        return
    yield _finding(subject, "speed", _judge_speed(subject, base), base)
    for case in _cases(subject):
        outcome = asker.ask(case.operation, case.items)
        yield _finding(subject, case.name, case.judge(subject, outcome), outcome)


def _finding(subject: _Subject, name: str, judgement: _Judgement, outcome: Outcome) -> Finding:
    verdict, text = judgement
    shown = redacted(text, [subject.password])
    return Finding(subject.example.method, name, verdict, shown, outcome.seconds * 1000)


def _cases(subject: _Subject) -> Iterator[_Case]:
    example, operation = subject.example, subject.operation

    def case(
        name: str,
        items: Sequence[str],
        judge: Callable[[_Subject, Outcome], _Judgement],
        operation: Operation = operation,
    ) -> _Case:
        return _Case(name, items, judge, operation)

    yield case("wrong password", subject.replaced(_PASSWORD, f"{_WRONG}{subject.password}"), _shut)
    yield case("empty password", subject.replaced(_PASSWORD, ""), _shut)
    yield case("no password", subject.without(_PASSWORD), _shut)
    yield case("no inputs at all", [], _shut)
    for key in example.required:
        yield case(f"no {key}", subject.without(key), _incomplete)
    for key in example.required:
        yield case(f"empty {key}", subject.replaced(key, ""), _incomplete)
    empty = [subject.authority, *(item(each.partition("=")[0], "") for each in example.inputs)]
    yield case("all values empty", empty, _incomplete)
    yield case("any text", subject.replaced(example.text, _ANY_TEXT), _answered)
    custom_field = item("cf_provider check", "a=b")
    yield case("custom fields", [*subject.items, custom_field, "cf_empty="], _same)
    yield case("unknown keys", [*subject.items, "providerCheck=1", "providercheck="], _same)
    yield case("another order", subject.items[::-1], _same)
    yield case("SOAP 1.2", subject.items, _soap_12, replace(operation, soap=Soap.V12))
    yield case("another namespace", subject.items, _any_namespace, _in_namespace(operation))


def _in_namespace(operation: Operation) -> Operation:
    """Return the operation as a caller sees it who believes in another namespace."""

    def moved(name: Name) -> Name:
        return Name(_FOREIGN, name.name)

    return replace(
        operation,
        action=f"{_FOREIGN}/{operation.name}",
        wrapper=moved(operation.wrapper),
        parameter=moved(operation.parameter),
        list=moved(operation.list),
        item=moved(operation.item),
        response=moved(operation.response),
        result=moved(operation.result),
    )


# Judgements


def _judge_good(subject: _Subject, outcome: Outcome) -> _Judgement:
    result = outcome.result
    if result is None:
        return Verdict.FAILS, outcome.trouble
    if not result.success:
        return Verdict.DIFFERS, _refusal(result)
    strange = [text for text in result.texts("OutputVariables") if "=" not in text]
    if strange:
        return Verdict.DIFFERS, f"an output without =: {strange[0]!r}"
    for key, words in subject.example.decisive.items():
        value = result.outputs.get(key)
        if value is None:
            return Verdict.DIFFERS, f"there is no output {key}"
        if value.lower() not in (word.lower() for word in words):
            return Verdict.DIFFERS, f"{key} is {value!r}, not {' or '.join(words)}"
    return Verdict.OK, _said(outcome)


def _judge_speed(subject: _Subject, outcome: Outcome) -> _Judgement:
    allowed = subject.example.seconds
    if outcome.seconds > allowed:
        return Verdict.DIFFERS, f"callers may wait no longer than {allowed:g} s"
    return Verdict.OK, f"within {allowed:g} s"


def _shut(subject: _Subject, outcome: Outcome) -> _Judgement:
    """Judge the answer to somebody who does not know the password."""
    if outcome.accepted:
        return Verdict.FAILS, f"everybody may ask: {_said(outcome)}"
    if outcome.result is None:
        return Verdict.DIFFERS, f"not Success=false but {outcome.trouble}"
    return Verdict.OK, _refusal(outcome.result)


def _incomplete(subject: _Subject, outcome: Outcome) -> _Judgement:
    """Judge the answer to a question that lacks something."""
    positive = subject.example.positive
    if positive and outcome.says(positive) and outcome.accepted:
        return Verdict.FAILS, f"{positive} although something is missing"
    if outcome.result is None:
        return Verdict.DIFFERS, outcome.trouble
    if outcome.accepted:
        return Verdict.OK, f"goes on: {_said(outcome)}"
    return Verdict.OK, _refusal(outcome.result)


def _answered(subject: _Subject, outcome: Outcome) -> _Judgement:
    """Judge the answer to a question with another value."""
    if outcome.result is None:
        return Verdict.FAILS, outcome.trouble
    if outcome.accepted != subject.base.accepted:
        return Verdict.DIFFERS, _said(outcome) if outcome.accepted else _refusal(outcome.result)
    return Verdict.OK, _said(outcome)


def _same(subject: _Subject, outcome: Outcome) -> _Judgement:
    """Judge the answer to what is the good question to those who read it rightly."""
    verdict, text = _answered(subject, outcome)
    if verdict is not Verdict.OK or outcome.result is None or subject.base.result is None:
        return verdict, text
    for key in subject.example.decisive:
        before, after = (each.outputs.get(key) for each in (subject.base.result, outcome.result))
        if before != after:
            return Verdict.DIFFERS, f"{key} is {after!r}, and {before!r} without them"
    return verdict, text


def _soap_12(subject: _Subject, outcome: Outcome) -> _Judgement:
    if outcome.result is None:
        return Verdict.OK, f"not spoken (HTTP {outcome.status})"
    return _same(subject, outcome)


def _any_namespace(subject: _Subject, outcome: Outcome) -> _Judgement:
    if outcome.result is None:
        return Verdict.OK, f"only its own is understood (HTTP {outcome.status})"
    return _same(subject, outcome)


def _said(outcome: Outcome) -> str:
    """Return what a result says: its outputs, or without any its message."""
    if outcome.result is None:
        return ""
    outputs = ", ".join(outcome.result.texts("OutputVariables"))
    return outputs or outcome.result.message or f"Success={_word(outcome.accepted)}"


def _refusal(result: Result) -> str:
    return f"Success=false: {result.message}" if result.message else "Success=false"


def _word(value: bool) -> str:
    return "true" if value else "false"
