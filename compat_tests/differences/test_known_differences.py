"""Every known difference has a number and a test; every number in a test is explained."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from compat_tests.golden.differences import DIFFERENCES

_ROOT = Path(__file__).parents[2]
_DOCUMENT = _ROOT / "docs" / "known-differences.md"
_SECTIONS = {
    "W": "Wire",
    "S": "Services",
    "E": "External providers",
    "I": "iService",
    "T": "Tenants and console",
    "U": "Unknown facts and our choice",
}
_HEADING = re.compile(r"^### ([WSEITU])(\d+) \S.*$", re.MULTILINE)
_NUMBER = re.compile(r"\b[Kk]nown differences? ((?:[WSEITU]\d+(?:, | and )?)+)")


@dataclass(frozen=True, slots=True)
class Entry:
    """A difference as the document states it; ``tests`` are the names in backticks."""

    number: str
    section: str
    text: str
    tests: tuple[str, ...]

    def functions(self) -> Iterator[tuple[str, str]]:
        """Yield (file, function) of its tests that are functions."""
        for name in self.tests:
            file, separator, function = name.partition("::")
            if separator:
                yield file, function

    def exchanges(self) -> set[str]:
        """Return the names of its tests that are recorded exchanges."""
        return {name for name in self.tests if "::" not in name}


def _entries() -> Iterator[Entry]:
    for section in re.split(r"^## ", _DOCUMENT.read_text("utf-8"), flags=re.MULTILINE)[1:]:
        title, _, content = section.partition("\n")
        parts = _HEADING.split(content)[1:]
        for letter, number, text in zip(parts[::3], parts[1::3], parts[2::3], strict=True):
            tests = text.partition("- **Test:**")[2]
            found = tuple(re.findall(r"`([^`]+)`", tests))
            yield Entry(f"{letter}{number}", title, text, found)


ENTRIES = list(_entries())


def _docstring(file: str, function: str) -> str:
    tree = ast.parse((_ROOT / file).read_text("utf-8"))
    nodes = [n for n in ast.walk(tree) if isinstance(n, ast.FunctionDef) and n.name == function]
    return ast.get_docstring(nodes[0]) or "" if nodes else "no such test"


def _numbers_in_tests() -> set[str]:
    texts = (path.read_text("utf-8") for path in (_ROOT / "compat_tests").rglob("*.py"))
    named = (match[1] for text in texts for match in _NUMBER.finditer(text))
    return {number for group in named for number in re.findall(r"[WSEITU]\d+", group)}


def test_no_number_is_given_twice() -> None:
    numbers = [entry.number for entry in ENTRIES]
    assert len(numbers) == len(set(numbers))


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.number)
def test_a_difference_is_complete_and_in_its_section(entry: Entry) -> None:
    assert entry.section == _SECTIONS[entry.number[0]]
    labels = re.findall(r"^- \*\*(\w+):\*\*", entry.text, flags=re.MULTILINE)
    assert labels == ["Original", "Here", "Why", "Test"]
    assert entry.tests


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.number)
def test_the_tests_of_a_difference_name_it(entry: Entry) -> None:
    named = [_NUMBER.findall(_docstring(*function)) for function in entry.functions()]
    assert all(entry.number in " ".join(found) for found in named)


@pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.number)
def test_the_recorded_exchanges_of_a_difference_are_listed(entry: Entry) -> None:
    recorded = {name for name, item in DIFFERENCES.items() if entry.number in item.numbers}
    assert entry.exchanges() == recorded


def test_every_number_in_a_test_is_explained() -> None:
    used = _numbers_in_tests().union(*(item.numbers for item in DIFFERENCES.values()))
    assert used <= {entry.number for entry in ENTRIES}
