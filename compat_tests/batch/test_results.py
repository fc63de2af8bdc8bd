"""The results file as a journal: wherever it was cut, no row that was sent is forgotten."""

from __future__ import annotations

from contextlib import closing
from pathlib import Path

import pytest

from soap_service.batch.exceptions import BadInput
from soap_service.batch.results import Outcome, State, keys_of, open_results
from soap_service.batch.table import Row

ROW = Row(2, ("a", "b"))
KEY = keys_of(["x", "y"], [ROW])[0]
TARGET = 'batch-utility None http://x/"a,b"'


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "in.results.csv"


def test_a_line_that_was_cut_is_a_row_of_unknown_end(path: Path) -> None:
    with closing(open_results(path, TARGET)) as results:
        results.settle({})
        head = path.read_bytes()
        results.begin(ROW, KEY)
        mark = path.read_bytes()
        results.finish(Outcome(State.SUCCEEDED, 7, True, 8, 'two\nlines, "quoted"'))
        whole = path.read_bytes()
    states = []
    for length in range(len(head), len(whole) + 1):
        path.write_bytes(whole[:length])
        with closing(open_results(path, TARGET)) as results:
            states.append(results.state(KEY))
    sent = len(mark) - len(head)
    assert set(states[:sent]) == {None}
    assert (set(states[sent:-1]), states[-1]) == ({State.UNKNOWN}, State.SUCCEEDED)
    assert whole.count(b"\r\n") == 2


def test_the_last_line_about_a_row_counts(path: Path) -> None:
    with closing(open_results(path, TARGET)) as results:
        results.settle({})
        for state in (State.FAILED, State.UNKNOWN, State.SUCCEEDED):
            results.begin(ROW, KEY)
            results.finish(Outcome(state))
        assert results.state(KEY) is State.SUCCEEDED
    with closing(open_results(path, TARGET)) as results:
        assert results.state(KEY) is State.SUCCEEDED
        results.settle({KEY: 5})
    assert path.read_text("utf-8").splitlines()[1:] == [
        f'5,{KEY},"batch-utility None http://x/""a,b""",succeeded,,,,'
    ]


def test_what_was_done_is_kept_when_its_row_has_gone(path: Path) -> None:
    keys = keys_of(["x"], [Row(i, (str(i),)) for i in range(3)])
    with closing(open_results(path, TARGET)) as results:
        results.settle({})
        for key, state in zip(keys, State, strict=True):
            results.begin(ROW, key)
            results.finish(Outcome(state))
        assert results.settle({}) == 2
        assert [results.state(key) for key in keys] == [State.SUCCEEDED, None, State.UNKNOWN]


def test_equal_rows_are_told_apart() -> None:
    keys = keys_of(["x", "y"], [ROW, ROW, Row(4, ("ab", ""))])
    assert len(set(keys)) == 3
    assert keys_of(["x", "y"], [Row(9, ROW.cells)]) == [KEY]


@pytest.mark.parametrize("content", ["a,b\r\n", "row,key\r\n1,2\r\n"])
def test_other_files_are_left_alone(path: Path, content: str) -> None:
    path.write_text(content, "utf-8")
    with pytest.raises(BadInput):
        open_results(path, TARGET)
    assert path.read_text("utf-8").split() == content.split()
