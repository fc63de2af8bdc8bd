"""Deleting for good: the rule on random trees, in Python and in T-SQL, and the purge."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.orm import Session

from compat_tests.iservice.outcome import failure, success
from compat_tests.iservice.world import NOON, World, opened, populate
from db import Database
from db.models.iservice import (
    ALL_TYPES,
    AttachedFile,
    CasePropertyValue,
    Contact,
    Draft,
    Interaction,
    ProcessedMessage,
    PurgeAudit,
    RawMessage,
    StatusAudit,
)
from db.procedures import CONTACT_STEPS, INTERACTION_STEPS
from db.purging import OF_INTERACTIONS, delete_contact, delete_interaction
from soap_service.demo import crm
from soap_service.services.iservice import purge

Tree = dict[int, tuple[int | None, int]]
"""Interaction -> (parent, thread)."""


def by_procedure(session: Session, interaction_id: int) -> bool:
    """Do what the stored procedure does, in words that any database knows."""
    query = select(Interaction.parent_id, Interaction.thread_id)
    row = session.execute(query.where(Interaction.interaction_id == interaction_id)).first()
    if row is None:
        return False
    known = {"interactionID": interaction_id, "parentID": row[0], "threadID": row[1]}
    for step in INTERACTION_STEPS:
        run(session, step, known)
    session.expire_all()
    return True


def run(session: Session, step: str, known: dict[str, int | None]) -> None:
    spoken = re.sub(r"@(\w+)", r":\1", step.replace("OPTION (MAXRECURSION 0)", ""))
    named = {name: known[name] for name in set(re.findall(r":(\w+)", spoken))}
    session.execute(text(spoken.replace("N'", "'")), named)


def by_contact_procedure(session: Session, contact_id: int) -> bool:
    query = select(Interaction.interaction_id).where(Interaction.contact_id == contact_id)
    for number in session.scalars(query.order_by(Interaction.interaction_id.desc())).all():
        by_procedure(session, number)
    for step in CONTACT_STEPS:
        run(session, step, {"contactID": contact_id})
    session.expire_all()
    return True


DELETIONS: dict[str, Callable[[Session, int], bool]] = {
    "python": delete_interaction,
    "procedure": by_procedure,
}
every_way = pytest.mark.parametrize("way", DELETIONS)


def model_of(tree: Tree, gone: int) -> Tree:
    """Return a tree without one interaction, by the words of the manual."""
    parent, _ = tree[gone]
    left = {number: place for number, place in tree.items() if number != gone}
    for child in [number for number, (above, _) in left.items() if above == gone]:
        left[child] = (parent, left[child][1])
        if parent is None:
            for each in family(left, child):
                left[each] = (left[each][0], child)
    return left


def family(tree: Tree, root: int) -> list[int]:
    found = [root]
    for member in found:
        found += [number for number, (above, _) in tree.items() if above == member]
    return found


@st.composite
def trees(draw: st.DrawFn) -> Tree:
    """Return a few cases: each interaction is a root or answers an earlier one."""
    tree: Tree = {}
    for number in range(1, draw(st.integers(1, 12)) + 1):
        parent = draw(st.sampled_from([None, *tree]))
        tree[number] = (parent, tree[parent][1] if parent else number)
    return tree


def plant(session: Session, tree: Tree) -> None:
    for number, (parent, thread) in tree.items():
        session.add(interaction(number, parent, thread))
        session.flush()
    for root in {thread for _, thread in tree.values()}:
        session.add(case_value(root, f"case {root}"))
    session.flush()


def interaction(number: int, parent: int | None, thread: int) -> Interaction:
    return Interaction(
        interaction_id=number,
        parent_id=parent,
        thread_id=thread,
        contact_id=crm.KIM,
        segment_id=crm.SUPPORT,
        topic_id=crm.PRINTERS,
        type=ALL_TYPES[0],
        status="Unassigned",
        date_utc=NOON,
    )


def case_value(thread: int, value: str) -> CasePropertyValue:
    return CasePropertyValue(
        thread_id=thread, property_id=crm.ORDER, value_index=0, property_value=value
    )


def read_tree(session: Session) -> Tree:
    rows = session.execute(
        select(Interaction.interaction_id, Interaction.parent_id, Interaction.thread_id)
    )
    return {number: (parent, thread) for number, parent, thread in rows}


def read_cases(session: Session) -> dict[int, str]:
    rows = session.execute(select(CasePropertyValue.thread_id, CasePropertyValue.property_value))
    return dict(map(tuple, rows))


@contextmanager
def planted(database: Database, tree: Tree) -> Iterator[Session]:
    """Give a session over the tree, and undo everything in the end."""
    session = Session(database.engine)
    try:
        plant(session, tree)
        yield session
    finally:
        session.rollback()
        session.close()


@pytest.fixture(scope="module")
def database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    folder: Path = tmp_path_factory.mktemp("purge")
    with opened(folder, f"sqlite:///{folder}/tenant.db") as database:
        database.run(populate)
        yield database


@every_way
@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(tree=trees(), data=st.data())
def test_a_deleted_interaction_leaves_the_tree_the_manual_says(
    database: Database, way: str, tree: Tree, data: st.DataObject
) -> None:
    order = data.draw(st.permutations(sorted(tree)))
    with planted(database, tree) as session:
        for gone in order:
            tree = model_of(tree, gone)
            assert DELETIONS[way](session, gone)
            assert read_tree(session) == tree
            cases = read_cases(session)
            assert cases.keys() == {thread for _, thread in tree.values()}
            # A case that split off has the values of the case it was in.
            assert all(value.startswith("case ") for value in cases.values())


@every_way
def test_a_new_case_takes_the_values_of_the_old_one(database: Database, way: str) -> None:
    """Known difference I20."""
    tree: Tree = {1: (None, 1), 2: (1, 1), 3: (1, 1), 4: (3, 1)}
    with planted(database, tree) as session:
        DELETIONS[way](session, 1)
        assert read_tree(session) == {2: (None, 2), 3: (None, 3), 4: (3, 3)}
        assert read_cases(session) == {2: "case 1", 3: "case 1"}


@every_way
def test_what_hangs_on_an_interaction_goes_and_nothing_else(database: Database, way: str) -> None:
    with planted(database, {1: (None, 1), 2: (1, 1)}) as session:
        for number in (1, 2):
            hang_on(session, number)
        DELETIONS[way](session, 2)
        left = {
            model.__tablename__: list(session.scalars(select(model.interaction_id)))
            for model in OF_INTERACTIONS
        }
        assert {ids[0] for ids in left.values() if ids} == {1}
        assert left["InteractionsStatusAudit"] == left["FilesRawMessages"] == [1]


def hang_on(session: Session, number: int) -> None:
    session.add_all(
        [
            StatusAudit(interaction_id=number, date_utc=NOON, status="x"),
            Draft(interaction_id=number, contact_id=crm.ANNA, saved_utc=NOON),
            ProcessedMessage(interaction_id=number, message_id=f"<{number}>"),
            AttachedFile(
                interaction_id=number, file_name="a", size_bytes=1, created_utc=NOON, data=b"x"
            ),
            RawMessage(
                mailbox_id=1,
                received_utc=NOON,
                size_bytes=1,
                digest=f"{number}",
                interaction_id=number,
                data=b"x",
            ),
        ]
    )
    session.flush()


@every_way
def test_what_is_not_there_is_not_deleted(database: Database, way: str) -> None:
    with planted(database, {1: (None, 1)}) as session:
        assert not DELETIONS[way](session, 99)
        assert read_tree(session) == {1: (None, 1)}


@pytest.mark.parametrize("delete", [delete_contact, by_contact_procedure])
def test_a_deleted_contact_takes_what_is_theirs(
    database: Database, delete: Callable[[Session, int], bool]
) -> None:
    with planted(database, {1: (None, 1), 2: (1, 1)}) as session:
        mine = interaction(3, None, 3)
        mine.contact_id, mine.assigned_to_id, mine.status = crm.YUKI, crm.ANNA, "Queued"
        mine.author_id = crm.ANNA
        session.add(mine)
        session.flush()
        assert delete(session, crm.KIM)
        assert read_tree(session) == {3: (None, 3)}
        assert session.get(Contact, crm.KIM) is None
        assert delete(session, crm.ANNA)
        left = session.get_one(Interaction, 3, populate_existing=True)
        assert (left.status, left.assigned_to_id, left.author_id) == ("Unassigned", None, None)


def test_a_contact_who_is_not_there_is_not_deleted(database: Database) -> None:
    with planted(database, {}) as session:
        assert not delete_contact(session, 999)


# The purge


def old(world: World, days: int) -> int:
    return world.question(date_utc=NOON - timedelta(days=days))


def test_the_purge_is_off_at_first_and_tells_what_waits(world: World) -> None:
    old(world, 181)
    shown = success(world.ada.InteractionPurgeGet())
    assert (shown.is_enabled, shown.retention_days, shown.pending_interactions) == (False, None, 1)
    assert purged(world) == []


@pytest.mark.parametrize(("enabled", "days"), [(True, 179), (False, 0), (True, None), (True, -1)])
def test_nothing_is_kept_for_less_than_180_days(
    world: World, enabled: bool, days: int | None
) -> None:
    set_purge = world.ada.InteractionPurgeSet
    assert failure(set_purge(isEnabled=enabled, retentionDays=days)) == 380
    assert success(world.ada.InteractionPurgeGet()).is_enabled is False


def purged(world: World, *, dry_run: bool = False) -> list[int]:
    return list(
        world.site.database.run(
            lambda unit: purge.purge_some(unit.session, world.clock(), dry_run=dry_run)
        )
    )


def test_what_is_old_enough_goes_and_a_log_says_so(world: World) -> None:
    kept, gone = old(world, 199), old(world, 201)
    shown = success(world.ada.InteractionPurgeSet(isEnabled=True, retentionDays=200))
    assert (shown.is_enabled, shown.retention_days, shown.pending_interactions) == (True, 200, 1)
    assert purged(world, dry_run=True) == [gone]
    assert purged(world) == [gone]
    assert purged(world) == []
    assert world.rows(select(Interaction.interaction_id)) == [(kept,)]
    logged = select(PurgeAudit.object_id, PurgeAudit.contact_id, PurgeAudit.description)
    assert world.rows(logged) == [(gone, None, "It does not print")]
    assert success(world.ada.InteractionPurgeGet()).last_deleted_utc == NOON


def test_the_purge_stays_as_long_as_it_was_told(world: World) -> None:
    ada = world.ada
    success(ada.InteractionPurgeSet(isEnabled=True, retentionDays=365))
    assert success(ada.InteractionPurgeSet(isEnabled=False)).retention_days == 365
    assert success(ada.InteractionPurgeSet(isEnabled=True)).retention_days == 365


def test_articles_are_never_purged(world: World) -> None:
    success(world.ada.InteractionPurgeSet(isEnabled=True, retentionDays=180))
    world.clock.advance(60 * 24 * 1000)
    purged(world)
    assert success(world.anybody.FindAnswerArticlesSearch()).total_count == 1
