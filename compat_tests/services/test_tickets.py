"""Opening, reading, noting, changing and closing tickets."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import func, insert, select, update

from compat_tests.services.world import (
    ADMIN,
    ANNA,
    BEN,
    CUSTOMER,
    FIRST_LINE,
    NOON,
    ORDERS,
    QUEUE,
    SALES,
    SECOND_LINE,
    SUPPORT,
    World,
    bind,
)
from db.models.smartertrack import (
    Ticket,
    TicketComment,
    TicketEventLog,
    TicketMerge,
    TicketMessage,
    TicketPriority,
    UserInGroup,
)
from soap_service.services.tickets.numbers import ticket_number


def failure(result: Any) -> int:
    """Return the code of a result that must be a failure with an explanation."""
    assert result.result is False
    assert result.message
    return int(result.result_code)


def count(world: World, table: Any) -> int:
    return int(world.rows(select(func.count()).select_from(table))[0][0])


def events(world: World) -> list[int]:
    query = select(TicketEventLog.event_type_id).order_by(TicketEventLog.uniquifier)
    return [row[0] for row in world.rows(query)]


def test_a_number_says_when_the_ticket_was_opened() -> None:
    """Known difference U4."""
    assert ticket_number(360, NOON, 14) == "168-24F24A57-000E"


def test_a_new_ticket_has_a_number_and_an_empty_message(world: World) -> None:
    result = world.CreateTicket(
        SUPPORT, FIRST_LINE, ANNA, "kim@example.com", "Help", "Hello", False, False, False
    )
    assert (result.message, result.result, result.result_code) == ("", True, 0)
    assert result.request_result == "000-24F24A57-0001"


def test_a_new_ticket_is_what_was_asked_for(world: World) -> None:
    info = world.info(world.create("Größe <&> ✓"))
    assert info._asdict() == {
        "customer_email_address": "kim@example.com",
        "id": 1,
        "id_agent": ANNA,
        "id_customer": CUSTOMER,
        "id_department": SUPPORT,
        "id_group": FIRST_LINE,
        "is_active": True,
        "is_deleted": False,
        "is_open": True,
        "is_pinned_to_agent": False,
        "is_spam": False,
        "last_reply_date_utc": NOON,
        "priority": 2,
        "reply_count_in": 0,
        "reply_count_out": 1,
        "requires_follow_up": False,
        "show_in_follow_up_view": False,
        "subject": "Größe <&> ✓",
        "ticket_number": "000-24F24A57-0001",
    }


def test_a_waiting_ticket_is_open_but_not_active(world: World) -> None:
    info = world.info(world.create(waiting=True))
    assert (info.is_open, info.is_active) == (True, False)


@pytest.mark.parametrize(
    ("department", "group", "expected"),
    [
        (SUPPORT, 0, (SUPPORT, FIRST_LINE)),
        (0, ORDERS, (SALES, ORDERS)),
        (SUPPORT, SECOND_LINE, (SUPPORT, SECOND_LINE)),
    ],
)
def test_an_open_department_or_group_is_chosen(
    world: World, department: int, group: int, expected: tuple[int, int]
) -> None:
    """Known difference U9."""
    info = world.info(world.create(department=department, group=group))
    assert (info.id_department, info.id_group) == expected


def test_without_anybody_receiving_a_ticket_belongs_to_the_queue(world: World) -> None:
    assert world.info(world.create(agent=0)).id_agent == QUEUE


def test_open_tickets_go_round_among_those_who_receive(world: World) -> None:
    """Known difference U9."""
    world.change(
        lambda session: session.execute(
            insert(UserInGroup).values(
                department_id=SUPPORT, group_id=FIRST_LINE, user_id=BEN, is_active_for_tickets=True
            )
        )
    )
    world.change(
        lambda session: session.execute(
            update(UserInGroup)
            .where(UserInGroup.user_id == ANNA)
            .values(is_active_for_tickets=True)
        )
    )
    agents = []
    for _ in range(4):
        agents.append(world.info(world.create(agent=0)).id_agent)
        world.clock.advance(minutes=1)
    assert agents == [ANNA, BEN, ANNA, BEN]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"department": 77}, 102),
        ({"department": 0, "group": 0}, 102),
        ({"group": 77}, 103),
        ({"group": ORDERS}, 103),
        ({"agent": 77}, 104),
        ({"agent": CUSTOMER}, 104),
        ({"agent": -1}, 104),
        ({"to": "kim"}, 106),
        ({"to": None}, 106),
        ({"to": "kim smith@example.com"}, 106),
        ({"to": "x" * 250 + "@example.com"}, 106),
        ({"subject": " "}, 10),
        ({"subject": None}, 10),
    ],
)
def test_a_bad_argument_is_told_in_band_and_nothing_is_stored(
    world: World, changes: dict[str, Any], code: int
) -> None:
    arguments = {
        "department": SUPPORT,
        "group": FIRST_LINE,
        "agent": ANNA,
        "to": "kim@example.com",
        "subject": "Help",
    } | changes
    assert failure(world.CreateTicket(*arguments.values(), "Hello", False, False, False)) == code
    assert [count(world, table) for table in (Ticket, TicketMessage, TicketEventLog)] == [0, 0, 0]


def test_a_failing_handler_leaves_nothing_half_written(world: World) -> None:
    def no_dice(_limit: int) -> int:
        raise ZeroDivisionError("dice")

    broken = replace(world, handlers=bind(replace(world.site, random_below=no_dice)))
    with pytest.raises(ZeroDivisionError):
        broken.create()
    assert [count(world, table) for table in (Ticket, TicketMessage, TicketEventLog)] == [0, 0, 0]


@pytest.mark.parametrize(
    "text", ["Kim Larsen <kim@example.com>", "kim@example.com; ben@x.org", " kim@example.com "]
)
def test_the_first_mailbox_is_the_customers(world: World, text: str) -> None:
    assert world.info(world.create(to=text)).customer_email_address == "kim@example.com"


def test_a_customers_ticket_counts_as_written_by_the_customer(world: World) -> None:
    result = world.CreateTicketFromCustomer(
        SUPPORT, "Kim <kim@example.com>", "Hilfe", "äöü", False, True
    )
    info = world.info(result.request_result)
    assert (info.reply_count_in, info.reply_count_out, info.id_customer) == (1, 0, CUSTOMER)
    [part] = world.GetTicketConversationPartList(info.id).parts
    assert (part.direction, part.sender) == (0, "kim@example.com")


@pytest.mark.parametrize("spelling", [str.lower, str.upper, "  {}  ".format])
def test_a_ticket_is_found_by_its_number_in_any_spelling(world: World, spelling: Any) -> None:
    number = world.create()
    assert world.info(spelling(number)).ticket_number == number


def test_the_number_of_a_merged_ticket_leads_to_the_survivor(world: World) -> None:
    number = world.create()
    old = "069-24F284AF-0020"
    world.change(lambda session: session.add(TicketMerge(ticket_number=old, ticket_id=1)))
    assert world.info(old).ticket_number == number


@pytest.mark.parametrize(
    ("operation", "arguments", "code"),
    [
        ("GetTicketInfo", (77,), 100),
        ("GetTicketInfoByTicketNumber", ("168-24F24A57-000E",), 100),
        ("GetTicketInfoByTicketNumber", (None,), 10),
        ("AddTicketNote", ("168-24F24A57-000E", "general", "x"), 100),
        ("CloseTicket", ("", "x"), 10),
        ("SetTicketProperties", ("x", ["Subject=y"]), 100),
        ("GetTicketConversationPartList", (77,), 100),
        ("GetTicketAttachments", (77,), 100),
        ("GetTicketMessageHtml", (77,), 105),
        ("GetTicketMessagePlainText", (-1,), 105),
    ],
)
def test_what_is_not_there_is_told_in_band(
    world: World, operation: str, arguments: tuple[Any, ...], code: int
) -> None:
    """Known difference U3."""
    assert failure(getattr(world, operation)(*arguments)) == code


@pytest.mark.parametrize(
    ("operation", "arguments"),
    [
        ("GetTicketInfo", (1,)),
        ("GetTicketConversationPartList", (1,)),
        ("GetTicketAttachments", (1,)),
        ("GetTicketMessageHtml", (1,)),
        ("CloseTicket", ("000-24F24A57-0001", "")),
        ("AddTicketNote", ("000-24F24A57-0001", "", "x")),
        ("SetTicketProperties", ("000-24F24A57-0001", ["Subject=x"])),
    ],
)
def test_a_ticket_of_a_foreign_group_is_as_good_as_none(
    world: World, operation: str, arguments: tuple[Any, ...]
) -> None:
    """Known difference U7."""
    world.create()
    assert getattr(world.as_user("anna"), operation)(*arguments).result is True
    assert failure(getattr(world.as_user("ben"), operation)(*arguments)) in (100, 105)


def test_an_agent_sees_the_own_ticket_in_a_foreign_group(world: World) -> None:
    """Known difference U7."""
    number = world.create(agent=BEN)
    assert world.as_user("ben").info(number).id_agent == BEN


def test_notes_take_the_name_of_their_type_in_any_case(world: World) -> None:
    """Known difference U6."""
    number = world.create()
    for name in ("general", "GENERAL", "", None, "Resolution"):
        assert world.AddTicketNote(number, name, "ünï").result is True
    types = world.rows(select(TicketComment.comment_type_id, TicketComment.comment_text))
    assert types == [(1, "ünï")] * 4 + [(3, "ünï")]
    assert failure(world.AddTicketNote(number, "nonsense", "x")) == 107


def test_closing_leaves_a_resolution_and_a_time(world: World) -> None:
    number = world.create()
    world.clock.advance(minutes=5)
    assert world.CloseTicket(number, "Solved.").result is True
    info = world.info(number)
    assert (info.is_open, info.is_active) == (False, False)
    assert world.rows(select(Ticket.date_closed_utc)) == [(world.clock.now,)]
    assert [part.type for part in world.GetTicketConversationPartList(1).parts] == [1, 12]
    assert events(world) == [502000, 502005, 502002]


def test_closing_twice_is_no_failure_and_changes_no_status(world: World) -> None:
    number = world.create()
    world.SetTicketProperties(number, ["TicketStatusID=4"])
    assert world.CloseTicket(number, "").result is True
    assert world.rows(select(Ticket.ticket_status_id)) == [(4,)]


def test_reopening_forgets_the_closing_time(world: World) -> None:
    number = world.create()
    world.CloseTicket(number, "")
    world.SetTicketProperties(number, ["ticketstatusid=1"])
    assert world.rows(select(Ticket.date_closed_utc)) == [(None,)]


def test_properties_are_set_by_keys_in_any_case_and_split_at_the_first_equals_sign(
    world: World,
) -> None:
    number = world.create()
    values = ["SUBJECT=a=b=c", "priority=3", "isspam=True", "Status=closed and locked", "", None]
    assert world.SetTicketProperties(number, values).result is True
    info = world.info(number)
    assert (info.subject, info.priority, info.is_spam, info.is_open) == ("a=b=c", 3, True, False)
    assert events(world) == [502000, 502003, 502002]


def test_department_group_and_agent_move_together(world: World) -> None:
    number = world.create()
    values = ["GroupID=3", "UserID=4", "DepartmentID=2"]
    assert world.SetTicketProperties(number, values).result is True
    info = world.info(number)
    assert (info.id_department, info.id_group, info.id_agent) == (SALES, ORDERS, BEN)
    assert events(world) == [502000, 502001]


@pytest.mark.parametrize(
    ("value", "code"),
    [
        ("Subject", 12),
        ("=x", 12),
        ("ReplyCountIn=5", 13),
        ("IsSpam=perhaps", 14),
        ("Priority=three", 14),
        ("Priority=99999999999", 14),
        ("Priority=77", 109),
        ("TicketStatusID=77", 108),
        ("Status=Nonsense", 108),
        ("Subject= ", 14),
        ("LastReplyDateUtc=yesterday", 14),
        ("GroupID=77", 103),
        ("UserID=77", 104),
        ("IdCustomer=77", 110),
        ("EmailAddress=kim", 106),
    ],
)
def test_one_wrong_property_leaves_all_as_they_were(world: World, value: str, code: int) -> None:
    """Known difference U11."""
    number = world.create("Before")
    assert failure(world.SetTicketProperties(number, ["Subject=After", value])) == code
    assert world.info(number).subject == "Before"


@pytest.mark.parametrize(
    "text", ["2015-01-31T14:05:00Z", "2015-01-31T15:05:00+01:00", "1/31/2015 2:05:00 PM"]
)
def test_times_are_read_as_iso_or_as_dotnet_writes_them(world: World, text: str) -> None:
    number = world.create()
    world.SetTicketProperties(number, [f"LastReplyDateUtc={text}"])
    assert world.info(number).last_reply_date_utc.isoformat() == "2015-01-31T14:05:00"


def test_a_deleted_ticket_can_be_read_and_brought_back_but_not_worked_on(world: World) -> None:
    """Known difference U12."""
    number = world.create()
    assert world.SetTicketProperties(number, ["IsDeleted=true"]).result is True
    assert world.info(number).is_deleted is True
    assert failure(world.AddTicketNote(number, "", "x")) == 101
    assert failure(world.CloseTicket(number, "")) == 101
    assert world.SetTicketProperties(number, ["IsDeleted=false"]).result is True
    assert world.CloseTicket(number, "").result is True
    assert world.rows(select(Ticket.date_deleted_utc)) == [(None,)]


def test_the_event_log_says_who_did_what_to_which_ticket(world: World) -> None:
    """Known difference U14."""
    number = world.create()
    world.as_user("anna").SetTicketProperties(number, ["TicketStatusID=2"])
    log = TicketEventLog
    columns = (log.user_id_taking_action, log.old_ticket_status_id, log.ticket_status_id)
    rows = world.rows(select(*columns).order_by(log.uniquifier))
    assert rows == [(ADMIN, None, 1), (ANNA, 1, 2)]


def test_a_new_ticket_has_the_priority_that_is_called_normal(world: World) -> None:
    """Known difference U6."""
    priority = world.info(world.create()).priority
    names = dict(world.rows(select(TicketPriority.ticket_priority_id, TicketPriority.english_name)))
    assert names == {1: "Low", 2: "Normal", 3: "High", 4: "Urgent"}
    assert names[priority] == "Normal"


def test_times_carry_no_zone(world: World) -> None:
    """Known difference U10."""
    assert world.info(world.create()).last_reply_date_utc.tzinfo is None
