"""What operators see of providers in ``/metrics``."""

from __future__ import annotations

from compat_tests.providers.caller.clock import Clock
from compat_tests.providers.caller.desk import Desk
from providers import ProviderTimeout, TicketQuestion
from soap_service.metrics import Metrics

TICKET = TicketQuestion(department_name="Support", subject="Disk full", ticket_number="1")


def test_calls_and_breakers_are_counted(desk: Desk, clock: Clock) -> None:
    metrics = Metrics()
    desk.providers.observe(metrics)
    desk.reply = ProviderTimeout("It took too long.")
    for _ in range(2):
        desk.providers.start_ticket(TICKET)
    shown = metrics.exposition().decode().splitlines()
    count = "iservice_provider_call_duration_seconds_count"
    assert f'{count}{{outcome="ProviderTimeout",provider="ticket"}} 1.0' in shown
    assert f'{count}{{outcome="CircuitOpen",provider="ticket"}} 1.0' in shown
    assert 'iservice_provider_breakers_open{provider="ticket"} 1.0' in shown
    desk.providers.close()
    shown = metrics.exposition().decode().splitlines()
    assert 'iservice_provider_breakers_open{provider="ticket"} 0.0' in shown
