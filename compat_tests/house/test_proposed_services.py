"""Services of our own making are there only when the operator wants them."""

from __future__ import annotations

from pathlib import Path
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from compat_tests.serving import running
from soap_service.config import ConfigError, load_settings
from soap_service.contracts.publications import publications
from soap_service.services import SERVICES

PROPOSED = [each for each in SERVICES if each.is_proposed]


def published(data_dir: Path, wanted: str) -> set[str]:
    settings = load_settings(data_dir, environ={"ISERVICE_PROPOSED_SERVICES": wanted})
    return {each.service.name for each in publications(settings)}


def test_all_services_are_published_when_asked_for(tmp_path: Path) -> None:
    assert published(tmp_path, "true") == {each.name for each in SERVICES}


def test_without_asking_only_the_products_services_are(tmp_path: Path) -> None:
    default = {each.service.name for each in publications(load_settings(tmp_path))}
    assert default == {each.name for each in SERVICES} - {each.name for each in PROPOSED}


def test_a_file_cannot_be_named_for_a_service_that_is_not_published(tmp_path: Path) -> None:
    config = tmp_path / "config.toml"
    config.write_text('[wsdl_files]\nsvcLiveChat = "live.wsdl"\n', "utf-8")
    with pytest.raises(ConfigError, match="there is no service 'svcLiveChat'"):
        publications(load_settings(tmp_path))


def test_a_server_does_not_know_them_by_default(tmp_path: Path) -> None:
    with running(tmp_path, environ={"ISERVICE_PROPOSED_SERVICES": "false"}) as server:
        for service in PROPOSED:
            with pytest.raises(HTTPError, match="404"):
                urlopen(f"{server.url}{service.path}?WSDL", timeout=30)
            assert service.name not in server.get("/Services2/").decode()
