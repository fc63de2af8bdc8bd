"""Envelopes of the calls to providers, as they are read.

A result is read by the names of its elements, in any order; what is not known is skipped.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cached_property
from xml.etree.ElementTree import Element

from providers.variables import Outputs

__all__ = ["Member", "Result"]


class Member:
    """An element with named members. Those of a foreign namespace are none of it."""

    def __init__(self, element: Element, namespace: str) -> None:
        self._namespace = namespace
        self._members: dict[str, Element] = {}
        for each in element:
            space, _, name = each.tag.rpartition("}")
            if space in ("", "{" + namespace):
                self._members.setdefault(name, each)

    def text(self, name: str) -> str:
        """Return the text of a member, ``""`` when it is not there."""
        found = self._members.get(name)
        return "" if found is None else found.text or ""

    def truth(self, name: str) -> bool:
        """Tell whether a member is true; one that is not there is not."""
        return self.text(name).strip().lower() in ("true", "1")

    def texts(self, name: str) -> list[str]:
        """Return the texts of the items of a member."""
        return [each.text or "" for each in self._members.get(name, ())]

    def members(self, name: str, of: str) -> Iterator[Member]:
        """Yield the items of a member that are called ``of``."""
        for each in self._members.get(name, ()):
            if each.tag.rpartition("}")[2] == of:
                yield Member(each, self._namespace)


class Result(Member):
    """What an operation of a provider returned."""

    @property
    def success(self) -> bool:
        """Whether the provider processed the call."""
        return self.truth("Success")

    @property
    def message(self) -> str:
        """The text to show."""
        return self.text("Message")

    @cached_property
    def outputs(self) -> Outputs:
        """The output variables."""
        return Outputs(self.texts("OutputVariables"))
