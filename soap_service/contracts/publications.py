"""Publications: the contract each service is published by, its own or an operator's."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from soap_service.asmx import Adaptation, Contract, record_classes
from soap_service.asmx.records import Records
from soap_service.call import Handler
from soap_service.config import ConfigError, Settings
from soap_service.contracts.operator_files import read_operator_file
from soap_service.contracts.own import contract_of, evidence_of, shapes_of
from soap_service.services import SERVICES, Service, Shape

__all__ = ["Publication", "check_files", "publications", "published_services"]


@dataclass(frozen=True, slots=True)
class Publication:
    """A service and what it is published by.

    ``own`` is the project's contract, which its functions are made for; ``contract`` is the
    published one, with the ``records`` of its types. ``adaptation`` tells how the first answers
    calls of the second; it is None where both are the same, ``file`` the operator's otherwise.
    """

    service: Service
    own: Contract
    contract: Contract
    records: Records
    adaptation: Adaptation | None = None
    file: Path | None = None

    @property
    def shapes(self) -> dict[str, Shape]:
        """What the service has to know of its own contract to bind to it."""
        return shapes_of(self.own)

    @property
    def operations(self) -> Mapping[str, str]:
        """The own operation behind each published one that has one."""
        if self.adaptation is None:
            return {name: name for name in self.contract.operations}
        return self.adaptation.operations

    def handlers(self, handlers: Mapping[str, Handler]) -> Mapping[str, Handler]:
        """Return handlers of the own contract as handlers of the published one."""
        return handlers if self.adaptation is None else self.adaptation.handlers(handlers)

    def secrets(self, wsdl_dir: Path) -> dict[str, frozenset[str]]:
        """Return the secret parameters of each published operation.

        What nobody knows of an operator's file counts as secret, too. Raises `ConfigError`.
        """
        evidence = evidence_of(self.service, wsdl_dir)
        if self.adaptation is None:
            return {name: facts.secrets for name, facts in evidence.items()}
        secrets = {}
        for name, operation in self.contract.operations.items():
            own = self.operations.get(name, "")
            known = self.own.operations[own].parameters if own else ()
            names = frozenset(each.name for each in operation.parameters)
            secrets[name] = names.difference(each.name for each in known)
            if own in evidence:
                secrets[name] |= evidence[own].secrets
        return secrets


def published_services(settings: Settings) -> list[Service]:
    """Return the services that callers find: proposed ones only if the operator wants them."""
    return [each for each in SERVICES if settings.proposed_services or not each.is_proposed]


def publications(settings: Settings) -> list[Publication]:
    """Return what each published service is published by.

    Raises `ConfigError` when a contract cannot be read, or a file is named for no service or for
    one that another file is named for.
    """
    services = published_services(settings)
    files = _files(settings, services)
    return [_publication(service, settings.wsdl_dir, files) for service in services]


def check_files(settings: Settings) -> int:
    """Print how the services fit the operator's files; return 0, for they need not fit.

    Raises `ConfigError` as `publications` does.
    """
    for each in publications(settings):
        if each.file is not None:
            _print_fit(each)
    return 0


def _print_fit(publication: Publication) -> None:
    service, operations = publication.service, publication.contract.operations
    done = set(service.implemented(publication.own.operations))
    bound = {name: own for name, own in publication.operations.items() if own in done}
    print(f"{service.name}, by {publication.file}: {len(bound)} of {len(operations)} bound")
    for name in sorted(operations.keys() - bound.keys()):
        print(f"  gap: {name}")
    for name in sorted(done - set(bound.values())):
        print(f"  not served: {name}")


def _publication(service: Service, wsdl_dir: Path, files: Mapping[str, Path]) -> Publication:
    own = contract_of(service, wsdl_dir)
    records = record_classes(own, service.types)
    file = files.get(service.name.lower())
    if file is None:
        return Publication(service, own, own, records)
    try:
        other = read_operator_file(file)
    except ConfigError as error:
        raise ConfigError(f"wsdl_files: {service.name}: {error}") from error
    others = record_classes(other)
    adaptation = Adaptation(own, other, records, others)
    return Publication(service, own, other, others, adaptation, file)


def _files(settings: Settings, services: Sequence[Service]) -> dict[str, Path]:
    known = {service.name.lower() for service in services}
    files: dict[str, Path] = {}
    for name, path in settings.wsdl_files:
        if name.lower() not in known:
            names = ", ".join(service.name for service in services)
            raise ConfigError(f"wsdl_files: there is no service {name!r}; there are {names}")
        if name.lower() in files:
            raise ConfigError(f"wsdl_files: two files are named for {name}")
        files[name.lower()] = path
    return files
