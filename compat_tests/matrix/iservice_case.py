"""What the cases of iService have in common: who calls, and how they are written down."""

from collections.abc import Iterator, Mapping

from .case import Case

NOBODY = 999999


def log_in(*names: str) -> Iterator[Case]:
    """Yield the logins of people of the demo tenant; each is known by the name from then on.

    The first calls where nobody is named.
    """
    for number, name in enumerate(names):
        yield Case(
            "iService",
            "Login",
            {"loginName": f"{{{name}_login}}", "password": f"{{{name}_password}}"},
            {"ContactID": f"{{{name}_id}}", "IdleTimeoutMinutes": 90, "SessionID": "*nonempty"},
            {name: "SessionID"} | ({} if number else {"session": "SessionID"}),
        )


def good(
    operation: str,
    arguments: Mapping[str, object] | None = None,
    expect: Mapping[str, object] | None = None,
    who: str = "",
    **save: str,
) -> Case:
    """Return a call that succeeds."""
    return Case("iService", operation, _called(arguments, who), expect or {}, save)


def bad(
    operation: str,
    arguments: Mapping[str, object] | None = None,
    code: int = 0,
    who: str = "",
) -> Case:
    """Return a call that fails with a code; 0: any."""
    expect = {"ErrorDetails.0": str(code)} if code else {}
    return Case("iService", operation, _called(arguments, who), expect, succeeds=False)


def _called(arguments: Mapping[str, object] | None, who: str) -> dict[str, object]:
    session = {"sessionID": f"{{{who}}}"} if who else {}
    return {**session, **(arguments or {})}
