"""From the inputs of a call to its result: password, question, provider, answer."""

from __future__ import annotations

import hmac
import logging
import traceback
from collections.abc import Callable
from typing import Protocol

from providers.kit.exceptions import Refused, WrongPassword
from providers.kit.methods import Answerer, Method
from providers.kit.questions import PASSWORD
from providers.kit.results import Result, failure, result_of
from providers.kit.variables import Variables

_FAILED = "The provider could not answer."
_SECRETS = (PASSWORD, "loginPassword")
_log = logging.getLogger("providers.kit")


class Inputs(Protocol):
    """The parameter of every method."""

    input_variables: list[str | None] | None


def handler(
    method: Method, answerer: Answerer, password: str
) -> Callable[[object, Inputs | None], Result]:
    """Return what answers an operation: never an exception, whatever came in."""

    def answer(_: object, inputs: Inputs | None) -> Result:
        variables = Variables(inputs.input_variables if inputs else None)
        try:
            _check_password(variables, password)
            return _answered(method, answerer, variables)
        except Refused as refusal:
            return failure(str(refusal))
        except Exception:
            _report(method, variables)
            return failure(_FAILED)

    return answer


def _check_password(variables: Variables, password: str) -> None:
    stated = variables.get(PASSWORD) or ""
    if not hmac.compare_digest(stated.encode(), password.encode()):
        raise WrongPassword


def _answered(method: Method, answerer: Answerer, variables: Variables) -> Result:
    answer = answerer(method.question.read(variables))
    if not isinstance(answer, method.answer):
        raise TypeError(f"{method.function} returned no {method.answer.__name__}")
    return result_of(answer)


def _report(method: Method, variables: Variables) -> None:
    """Log what went wrong in a provider, without the passwords of the call."""
    text = traceback.format_exc()
    for key in _SECRETS:
        secret = variables.get(key) or ""
        for shown in filter(None, (secret, repr(secret)[1:-1])):
            text = text.replace(shown, "***")
    _log.error("%s failed:\n%s", method.operation, text.rstrip())
