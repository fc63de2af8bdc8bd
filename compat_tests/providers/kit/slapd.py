"""A real LDAP server, OpenLDAP's slapd, with a few people in it."""

from __future__ import annotations

import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from shutil import which

from compat_tests.clients.clients import NotInstalledError

PEOPLE = "ou=people,dc=example,dc=com"
READER = f"cn=reader,{PEOPLE}"
READER_PASSWORD = "reader's own"

_START_S = 20.0
_STOP_S = 10.0
_CONFIG = """\
include /etc/ldap/schema/core.schema
include /etc/ldap/schema/cosine.schema
include /etc/ldap/schema/inetorgperson.schema
pidfile {folder}/slapd.pid
modulepath /usr/lib/ldap
moduleload back_mdb
allow bind_v2
database mdb
suffix "dc=example,dc=com"
directory {folder}/data
access to attrs=userPassword by anonymous auth by * none
access to * by dn.exact="{reader}" read by self read by * none
"""
_ENTRIES = f"""\
dn: dc=example,dc=com
objectClass: dcObject
objectClass: organization
dc: example
o: Example

dn: {PEOPLE}
objectClass: organizationalUnit
ou: people

dn: {READER}
objectClass: person
cn: reader
sn: reader
userPassword: {READER_PASSWORD}

dn: uid=ann.lee,{PEOPLE}
objectClass: inetOrgPerson
uid: ann.lee
cn: Ann
sn: Lee
displayName: Ann Lée
mail: ann.lee@customer.example
userPassword: a=b&c

dn: uid=o\\2Cdd\\3D,{PEOPLE}
objectClass: inetOrgPerson
uid: o,dd=
cn: Odd
sn: Odd
userPassword: odd
"""


def missing() -> list[str]:
    """Name what is not installed."""
    found = which("slapd", path="/usr/sbin:/usr/local/sbin")
    absent = [] if found else ["slapd"]
    return absent if find_spec("ldap") else [*absent, "Python module ldap"]


@contextmanager
def running_slapd(folder: Path) -> Iterator[str]:
    """Run a directory on a free port until the block ends; yields its address.

    Raises NotInstalledError when slapd or python-ldap is not there.
    """
    if missing():
        raise NotInstalledError(f"LDAP is not installed: {', '.join(missing())}")
    _fill(folder)
    url = f"ldap://127.0.0.1:{_free_port()}"
    command = ["/usr/sbin/slapd", "-f", str(folder / "slapd.conf"), "-h", url, "-d", "0"]
    with (folder / "slapd.txt").open("wb") as sink:
        process = subprocess.Popen(
            command, stdin=subprocess.DEVNULL, stdout=sink, stderr=subprocess.STDOUT
        )
    try:
        _wait(process, url)
        yield url
    finally:
        process.terminate()
        try:
            process.wait(_STOP_S)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _fill(folder: Path) -> None:
    (folder / "data").mkdir()
    config = folder / "slapd.conf"
    config.write_text(_CONFIG.format(folder=folder, reader=READER), "utf-8")
    command = ["/usr/sbin/slapadd", "-f", str(config)]
    subprocess.run(command, input=_ENTRIES.encode(), check=True, capture_output=True, timeout=60)


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def _wait(process: subprocess.Popen[bytes], url: str) -> None:
    deadline = time.monotonic() + _START_S
    while time.monotonic() < deadline and process.poll() is None:
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", int(url.rpartition(":")[2]))) == 0:
                return
        time.sleep(0.05)
    raise AssertionError("slapd did not come up")
