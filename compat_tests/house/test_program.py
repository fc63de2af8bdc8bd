"""The program as operators start and stop it."""

from __future__ import annotations

import json
import os
import signal
import socket
import stat
import subprocess
import sys
import threading
import time
import urllib.request
from pathlib import Path
from urllib.error import HTTPError

import pytest

from compat_tests.house.conftest import PATIENCE_S, TINY, serving
from compat_tests.serving import PROGRAM, SEVERAL_WORKERS, Server, clean_environ, running

BOTH = [signal.SIGTERM, signal.SIGINT]


def program(folder: Path, *arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(PROGRAM), *arguments],
        cwd=folder,
        env=clean_environ(**environ),
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_demo_accounts_are_printed_and_kept_in_a_file(demo_server: Server) -> None:
    demo = demo_server.demo
    printed = demo_server.printed()
    assert demo["base_url"] == demo_server.url
    for account in [demo["admin"], *demo["agents"], *demo["customers"]]:
        assert account["password"] in printed
    assert {"id", "name", "department_id"} <= set(demo["groups"][0])
    assert len(demo["departments"]) == 3


@pytest.fixture(scope="module")
def stopped(tmp_path_factory: pytest.TempPathFactory) -> Server:
    """A server with demo data that answered once and is no more."""
    with running(tmp_path_factory.mktemp("stopped"), "--demo") as server:
        assert server.get("/Services2/svcTickets.asmx")
        assert server.stop() == 0
    return server


def test_what_the_server_keeps_is_nobody_elses(stopped: Server) -> None:
    kept = [stopped.data_dir / name for name in ("demo.json", "iservice.db", "journal.jsonl")]
    assert [path.stat().st_mode & stat.S_IRWXO for path in kept] == [0, 0, 0]


def test_a_second_start_keeps_the_data(stopped: Server) -> None:
    with running(stopped.data_dir, "--demo") as second:
        assert second.demo == {**stopped.demo, "base_url": second.url}


def test_health_readiness_and_metrics_are_served(demo_server: Server) -> None:
    assert demo_server.get("/healthz") == b"ok\n"
    assert demo_server.get("/readyz") == b"ready\n"
    assert b"iservice_requests_in_progress" in demo_server.get("/metrics")


@pytest.mark.parametrize("how", BOTH)
def test_a_stop_is_clean(tmp_path: Path, how: signal.Signals) -> None:
    with running(tmp_path, environ=SEVERAL_WORKERS) as server:
        assert server.get("/readyz")
        assert server.stop(how) == 0
    assert server.printed() == f"Serving {server.url}/ from {tmp_path}; Ctrl-C stops.\n"


@pytest.mark.parametrize("how", BOTH)
def test_a_call_in_progress_is_finished_before_the_stop(tiny: Server, how: signal.Signals) -> None:
    answers: list[bytes] = []
    caller = threading.Thread(target=lambda: answers.append(tiny.get("/slow")))
    caller.start()
    time.sleep(0.5)
    assert tiny.stop(how) == 0
    caller.join()
    assert answers == [b"done"]


def test_a_server_that_will_stop_is_not_ready_but_still_answers(tmp_path: Path) -> None:
    with running(tmp_path, environ={"ISERVICE_STOP_DELAY_S": "60", **SEVERAL_WORKERS}) as server:
        assert server.get("/readyz") == b"ready\n"
        server.process.send_signal(signal.SIGTERM)
        assert refusal(server, "/readyz") == (503, b"The server is about to stop.\n")
        assert server.get("/healthz") == b"ok\n"
        assert server.get("/Services2/svcTickets.asmx")
        assert server.stop() == 0


def ask_again_and_again(server: Server, path: str) -> None:
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline:
        server.get(path)
        time.sleep(0.05)


def refusal(server: Server, path: str) -> tuple[int, bytes]:
    """Ask until the answer is another than 200, and return its status and body."""
    with pytest.raises(HTTPError) as refused:
        ask_again_and_again(server, path)
    return refused.value.code, refused.value.read()


def test_ctrl_c_at_a_terminal_is_as_clean(tiny: Server) -> None:
    answers: list[bytes] = []
    caller = threading.Thread(target=lambda: answers.append(tiny.get("/slow")))
    caller.start()
    time.sleep(0.5)
    os.killpg(tiny.process.pid, signal.SIGINT)
    assert tiny.process.wait(40) == 0
    caller.join()
    assert answers == [b"done"]
    assert tiny.printed() == f"{tiny.url}\n"


def test_an_idle_connection_does_not_delay_the_stop(tiny: Server) -> None:
    with (
        socket.create_connection((tiny.host, tiny.port)) as silent,
        socket.create_connection((tiny.host, tiny.port)) as kept,
    ):
        kept.sendall(b"GET /environ HTTP/1.1\r\nHost: t\r\n\r\n")
        assert kept.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")
        started = time.monotonic()
        assert tiny.stop() == 0
        assert time.monotonic() - started < 5
        assert silent.recv(1) == b""


def test_who_connected_a_moment_before_the_stop_is_answered(tmp_path: Path) -> None:
    with serving(tmp_path, PATIENCE_S) as server:
        with socket.create_connection((server.host, server.port)) as connection:
            time.sleep(0.2)
            server.process.send_signal(signal.SIGTERM)
            time.sleep(0.2)
            connection.sendall(b"GET /environ HTTP/1.1\r\nHost: t\r\n\r\n")
            assert connection.recv(65536).startswith(b"HTTP/1.1 200 OK\r\n")
        assert server.process.wait(40) == 0


def test_a_reload_loses_no_call(tmp_path: Path) -> None:
    environ = {"ISERVICE_BIND": "127.0.0.1:0", **SEVERAL_WORKERS}
    with running(tmp_path, environ=environ, program=TINY, command=()) as server:
        for _ in range(3):
            server.process.send_signal(signal.SIGHUP)
            for _ in range(50):
                assert server.get("/environ")
                time.sleep(0.01)
        assert server.stop() == 0


def test_metrics_are_those_of_all_workers(tmp_path: Path) -> None:
    with running(tmp_path, "--workers", "3", "--threads", "2") as server:
        for _ in range(60):
            urllib.request.urlopen(server.url + "/Services2/svcTickets.asmx", timeout=10).close()
        counted = [
            float(line.rpartition(b" ")[2])
            for line in server.get("/metrics").splitlines()
            if line.startswith(b"iservice_requests_total")
        ]
        assert sum(counted) >= 60
        assert server.stop() == 0
    journal = (tmp_path / "journal.jsonl").read_text("utf-8").splitlines()
    assert sum("svcTickets" in line for line in journal) == 60
    assert list((tmp_path / "metrics").iterdir()) == []


def test_port_0_is_told_and_used(demo_server: Server) -> None:
    told = json.loads((demo_server.data_dir / "demo.json").read_text("utf-8"))["base_url"]
    assert told == demo_server.url
    assert demo_server.port > 0


def test_an_address_in_use_is_said_in_a_line(tmp_path: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        bind = f"127.0.0.1:{taken.getsockname()[1]}"
        ended = program(tmp_path, "serve", "--bind", bind)
    assert ended.returncode == 2
    assert ended.stderr == f"iservice.asmx.py: cannot listen on {bind}: Address already in use\n"


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({"ISERVICE_THREDS": "1"}, "ISERVICE_THREDS: unknown setting 'threds'"),
        ({"ISERVICE_THREADS": "x"}, "ISERVICE_THREADS: threads must be a whole number, not 'x'"),
        ({"ISERVICE_DATABASE_URL": "foo://sa:canary@x"}, "; foo is none of them."),
        ({"ISERVICE_WSDL_DIR": "/none"}, "/none/svc"),
    ],
)
def test_a_wrong_setting_ends_the_start(tmp_path: Path, environ: dict[str, str], said: str) -> None:
    ended = program(tmp_path, "serve", "--bind", "127.0.0.1:0", "--data", "d", **environ)
    assert ended.returncode == 2
    assert said in ended.stderr
    assert "Traceback" not in ended.stderr
    assert "canary" not in ended.stderr + ended.stdout


def test_a_data_directory_that_cannot_be_had_ends_the_start(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    ended = program(tmp_path, "serve", "--bind", "127.0.0.1:0", "--data", "file/d")
    assert ended.returncode == 2
    assert ended.stderr.startswith(f"iservice.asmx.py: {tmp_path}/file/d")
    assert ended.stderr.count("\n") == 1


def test_settings_in_force_are_shown_without_passwords(tmp_path: Path) -> None:
    shown = program(tmp_path, "settings", ISERVICE_DATABASE_URL="mssql://sa:canary@host/db")
    assert shown.returncode == 0
    assert "database_url = mssql://sa:***@host/db" in shown.stdout.splitlines()


def test_every_command_takes_a_data_directory(tmp_path: Path) -> None:
    helped = program(tmp_path, "--help")
    assert {"serve", "settings"} <= set(helped.stdout.split())
    for command in ("serve", "settings"):
        assert "--data DIR" in program(tmp_path, command, "--help").stdout


def test_without_a_command_it_serves(tmp_path: Path) -> None:
    environ = {"ISERVICE_BIND": "127.0.0.1:0"}
    started = subprocess.Popen(
        [sys.executable, str(PROGRAM)],
        cwd=tmp_path,
        env=clean_environ(**environ),
        stdout=subprocess.PIPE,
        text=True,
    )
    with started as process:
        assert process.stdout
        line = process.stdout.readline()
        process.terminate()
        assert process.wait(40) == 0
    assert line.endswith(f" from {tmp_path / 'var'}; Ctrl-C stops.\n")


def test_an_unknown_command_is_a_usage_error(tmp_path: Path) -> None:
    ended = program(tmp_path, "sevre")
    assert ended.returncode == 2
    assert "invalid choice: 'sevre'" in ended.stderr
