"""The part about lists: searches and listings of a large knowledge base and many call logs.

A server process of one worker answers over the loopback; each call has a connection of its own and
its answer is counted as it comes. Elapsed time counts, and what the server needs in memory.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from benchmarks import desk_data, list_data, measure
from benchmarks.calls import Credentials, Service, criteria, elements, request
from benchmarks.operations import MEGABYTE
from benchmarks.report import grid
from benchmarks.streams import Answer, ask
from compat_tests.serving import running

LIMIT_MB = 32
"""What the longest answer may add to the memory of the server, and all of them together."""

KB = Service(
    "/Services2/svcKB.asmx",
    "http://www.smartertools.com/Products/SmarterTrack/Services2/svcKB",
    "adminUsername",
    "adminPassword",
)
CALL_LOGS = Service(
    "/Services2/svcCallLogs.asmx",
    "http://www.smartertools.com/SmarterTrack/Services2/svcCallLogs.asmx",
)
_ARTICLE_END, _CALL_END = b"</KBArticlesResultPart>", b"</CallLogInfo>"
_WARM_CALLS = 3
_PAGE = 50
_END = "2023-12-31"
"""Before the demo begins."""


@dataclass(frozen=True, slots=True)
class Question:
    """A call, what ends a row of its answer, and how many rows the data has for it."""

    name: str
    request: bytes
    row_end: bytes
    rows: int


@dataclass(frozen=True, slots=True)
class Measured:
    """The answers to a question, and the bytes they added to the peak of the server's memory."""

    question: Question
    answers: list[Answer]
    grown: int


@dataclass(frozen=True, slots=True)
class Results:
    """All that was measured; resident memory of the server in bytes, warm and at the end."""

    articles: int
    calls: int
    measured: list[Measured]
    before: int
    after: int


def run(work: Path, *, articles: int = 10_000, calls: int = 100_000, rounds: int = 7) -> Results:
    """Fill a folder and ask a server on it. Raises AssertionError for a wrong answer."""
    who = desk_data.prepare(work)
    list_data.add_articles(work, articles)
    list_data.add_calls(work, calls)
    questions = [*_of_articles(who, articles), *_of_calls(who, calls)]
    with running(work, environ={"ISERVICE_WORKERS": "1"}) as server:
        for question in questions[:1] * _WARM_CALLS:
            _answer(server.port, question)
        before = measure.resident(server.process.pid)
        measured = [_measure(server.port, server.process.pid, each, rounds) for each in questions]
        after = measure.resident(server.process.pid)
    return Results(articles, calls, measured, before, after)


def report(found: Results) -> str:
    """Return the table of this part."""
    head = ["", "rows", "bytes", "first byte", "whole answer", "extra MB"]
    rows = [
        [
            each.question.name,
            f"{each.question.rows:,}",
            f"{each.answers[0].length:,}",
            f"{median(answer.first for answer in each.answers) * 1000:,.1f} ms",
            f"{median(answer.total for answer in each.answers) * 1000:,.1f} ms",
            f"{each.grown / MEGABYTE:.1f}",
        ]
        for each in found.measured
    ]
    grown = max(each.grown for each in found.measured) / MEGABYTE
    kept = (found.after - found.before) / MEGABYTE
    verdict = "met" if max(grown, kept) <= LIMIT_MB else "MISSED"
    return "\n".join(
        [
            f"## Lists: {found.articles:,} articles and {found.calls:,} call logs with SQLite",
            "",
            f"Measured on {datetime.now(UTC):%Y-%m-%d}: elapsed time of one caller at a time, "
            "medians; one worker process.",
            f"A search asks for the {_PAGE} best at most.",
            "",
            *grid(head, rows),
            "",
            f"Resident memory of the server: {found.before / MEGABYTE:.1f} MB before and "
            f"{found.after / MEGABYTE:.1f} MB after all calls,",
            f"at most {grown:.1f} MB more during one (limit {LIMIT_MB} MB: {verdict}).",
            "",
        ]
    )


def _of_articles(who: Credentials, count: int) -> Iterator[Question]:
    rare = _hits(count, list_data.RARE_ARTICLES)
    common = _hits(count, list_data.COMMON_ARTICLES)
    for word, hits in ((list_data.RARE, rare), (list_data.COMMON, common)):
        terms = elements(searchTerms=word, maxResults=_PAGE, includePrivate=False)
        sent = request("SearchKBArticles", who, terms, KB)
        name = f"search: a word in {hits:,} articles"
        yield Question(name, sent, _ARTICLE_END, min(hits, _PAGE))
    asked = elements(folderID=list_data.folder_id(0), includePrivate=True)
    sent = request("GetArticles", who, asked, KB)
    rows = _hits(count, list_data.FOLDERS)
    yield Question("list: a folder of articles", sent, _ARTICLE_END, rows)
    sent = request("GetArticlesBySearch", who, criteria(f"DateCreatedUTCEnd={_END}"), KB)
    yield Question("list: all articles", sent, _ARTICLE_END, count)


def _of_calls(who: Credentials, count: int) -> Iterator[Question]:
    rare = _hits(count, list_data.RARE_CALLS)
    common = _hits(count, list_data.COMMON_CALLS)
    asked = {
        f"search: a word in {rare:,} calls": ([f"Text={list_data.RARE}"], rare),
        f"search: a word in {common:,} calls": (
            [f"Text={list_data.COMMON}", f"MaxResults={_PAGE}"],
            min(common, _PAGE),
        ),
        "search: a customer's calls": (
            [f"EmailAddress={list_data.address(0)}"],
            _hits(count, list_data.CUSTOMERS),
        ),
        "list: the newest calls": ([f"MaxResults={_PAGE}"], _PAGE),
        "list: all calls": ([f"DateStartUTCEnd={_END}"], count),
    }
    for name, (texts, rows) in asked.items():
        sent = request("GetCallLogsBySearch", who, criteria(*texts), CALL_LOGS)
        yield Question(name, sent, _CALL_END, rows)


def _hits(count: int, each: int) -> int:
    return len(range(0, count, each))


def _measure(port: int, pid: int, question: Question, rounds: int) -> Measured:
    idle = measure.resident(pid)
    measure.reset_peak(pid)
    answers = [_answer(port, question) for _ in range(rounds)]
    return Measured(question, answers, measure.peak(pid) - idle)


def _answer(port: int, question: Question) -> Answer:
    answer = ask(port, question.request, question.row_end)
    assert answer.rows == question.rows, f"{question.name}: {answer}"
    return answer
