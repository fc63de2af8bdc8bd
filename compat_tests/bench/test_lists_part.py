"""The part about lists finds what its data holds, and keeps its table among the others."""

from __future__ import annotations

from pathlib import Path

from benchmarks import lists, report
from benchmarks.lists import Measured, Question, Results
from benchmarks.streams import Answer

ONE_MB = 1 << 20


def test_every_list_is_as_long_as_it_should_be(tmp_path: Path) -> None:
    found = lists.run(tmp_path, articles=120, calls=240, rounds=1)
    assert [each.question.rows for each in found.measured] == [1, 30, 6, 120, 1, 24, 1, 50, 240]
    assert "MISSED" not in lists.report(found)


def test_memory_that_grows_misses_the_limit() -> None:
    question = Question("all", b"", b"", 0)
    grown = Measured(question, [Answer(0.1, 0.2, 0, 0, 0)], (lists.LIMIT_MB + 1) * ONE_MB)
    assert "MISSED" in lists.report(Results(1, 1, [grown], ONE_MB, ONE_MB))


KEPT = "# Benchmarks\n\nall\n\n## One\n\n1\n\n## Two: 5 rows\n\n2\n"


def test_a_part_is_written_in_place_of_its_last_results() -> None:
    assert report.merged(KEPT, "## Two: 6 rows\n\n3\n") == KEPT.replace(
        "5 rows\n\n2", "6 rows\n\n3"
    )


def test_a_new_part_is_written_at_the_end() -> None:
    assert report.merged(KEPT, "## Three\n\n3\n") == f"{KEPT}\n## Three\n\n3\n"
