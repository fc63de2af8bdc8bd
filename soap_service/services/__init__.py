"""The trades: one package for each ``.asmx``, and what they have in common."""

from soap_service.services.call_logs.operations import service as call_logs
from soap_service.services.chat_rooms.operations import service as chat_rooms
from soap_service.services.conventions import Binding, Service, Shape
from soap_service.services.desk import Desk, Site, open_site, open_tenant_site
from soap_service.services.exceptions import BindingError, ServiceError
from soap_service.services.iservice.operations import service as iservice
from soap_service.services.knowledge_base.operations import service as knowledge_base
from soap_service.services.live_chat.operations import service as live_chat
from soap_service.services.news.operations import service as news
from soap_service.services.organization.operations import service as organization
from soap_service.services.tasks.operations import service as tasks
from soap_service.services.tickets.operations import service as tickets
from soap_service.services.tickets_v1.operations import service as tickets_v1
from soap_service.services.whos_on.operations import service as whos_on

SERVICES: tuple[Service, ...] = (
    tickets,
    organization,
    call_logs,
    tasks,
    knowledge_base,
    live_chat,
    whos_on,
    news,
    chat_rooms,
    tickets_v1,
    iservice,
)
"""Every service, to be bound to the contract of its name."""

__all__ = [
    "SERVICES",
    "Binding",
    "BindingError",
    "Desk",
    "Service",
    "ServiceError",
    "Shape",
    "Site",
    "open_site",
    "open_tenant_site",
]
