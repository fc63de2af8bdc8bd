"""Agents whose passwords the login provider knows, where the operator wants that."""

from __future__ import annotations

from providers import Kind, Providers
from soap_service.accounts import LoginFailed, OutsideLogin


def agents_login(providers: Providers) -> OutsideLogin:
    """Return what asks the login provider about an agent's password."""

    def ask(user_name: str, password: str) -> bool | None:
        if not (providers.is_on(Kind.LOGIN) and providers.login_settings.agents):
            return None
        answer = providers.authenticate(user_name, password)
        if answer is None:
            return None
        if answer.failed:
            raise LoginFailed("The login provider did not answer.")
        return answer.accepted

    return ask
