"""How the tenant is set up, and the installation it is in."""

from __future__ import annotations

import pytest
from sqlalchemy import update

from compat_tests.iservice.outcome import failure, success
from compat_tests.iservice.world import World
from db.models.iservice import Topic
from soap_service.demo import crm


def test_segments_are_the_callers(world: World) -> None:
    """Known difference I5."""
    assert [each.name for each in success(world.anna.SegmentsGet()).segments] == ["Support"]
    everything = success(world.root.SegmentsGet()).segments
    assert [each.name for each in everything] == ["News", "Sales", "Support"]
    support = everything[2]
    assert (support.is_standard, support.default_mailbox_id, support.default_service_level_id) == (
        True,
        crm.SUPPORT_BOX,
        crm.BASIC,
    )


@pytest.mark.parametrize(
    ("who", "deleted", "names"),
    [
        ("anybody", False, ["Printers", "Accounts"]),
        ("anybody", True, ["Printers", "Accounts"]),
        ("kim", False, ["Printers", "Accounts"]),
        ("anna", False, ["Printers", "Accounts", "Internal"]),
        ("anna", True, ["Printers", "Accounts", "Internal", "Fax"]),
    ],
)
def test_topics_are_shown_to_whom_they_may(
    world: World, who: str, deleted: bool, names: list[str]
) -> None:
    voice = world.anybody if who == "anybody" else getattr(world, who)
    topics = success(voice.TopicsGet(segmentID=crm.SUPPORT, includeDeleted=deleted)).topics
    assert [each.name for each in topics] == names


def test_parents_come_before_their_children(world: World) -> None:
    under = update(Topic).where(Topic.topic_id == crm.PRINTERS)
    world.change(lambda session: session.execute(under.values(parent_topic_id=crm.INTERNAL)))
    topics = success(world.anna.TopicsGet(segmentID=crm.SUPPORT)).topics
    assert [each.topic_id for each in topics] == [crm.INTERNAL, crm.PRINTERS, crm.ACCOUNTS]
    assert [each.skill_ids for each in topics] == [[], [], [crm.BILLING]]
    assert topics[1].property_ids == [crm.SEVERITY]


def test_topics_of_a_segment_that_is_not_there(world: World) -> None:
    assert failure(world.anna.TopicsGet(segmentID=crm.SALES)) == 303
    assert failure(world.anybody.TopicsGet(segmentID=crm.NEWS)) == 303
    assert failure(world.anybody.TopicsGet(segmentID=999)) == 303


def test_properties_are_global_or_of_a_segment(world: World) -> None:
    ada = world.ada
    of_all = success(ada.ContactPropertiesGet()).properties
    assert [each.name for each in of_all] == ["Birthday", "Company", "Name", "Phone", "Plan"]
    of_sales = success(ada.ContactPropertiesGet(segmentID=crm.SALES)).properties
    assert [(each.name, each.segment_id, each.is_number) for each in of_sales] == [
        ("Budget", crm.SALES, True)
    ]
    assert failure(world.anna.ContactPropertiesGet(segmentID=crm.SALES)) == 303


def test_interaction_properties_of_a_segment_or_a_topic(world: World) -> None:
    anna = world.anna
    of_segment = success(anna.InteractionPropertiesGet(segmentID=crm.SUPPORT)).properties
    assert [(each.name, each.kind) for each in of_segment] == [
        ("Hours", "Answer"),
        ("Order Number", "Case"),
        ("Severity", "Question"),
        ("Version", "KnowledgeBase"),
    ]
    of_topic = success(
        anna.InteractionPropertiesGet(segmentID=crm.SUPPORT, topicID=crm.PRINTERS)
    ).properties
    assert [each.name for each in of_topic] == ["Order Number", "Severity"]
    assert failure(anna.InteractionPropertiesGet(segmentID=crm.SALES)) == 303
    assert failure(anna.InteractionPropertiesGet(segmentID=crm.SUPPORT, topicID=999)) == 304


@pytest.mark.parametrize(
    ("kind", "names"), [("Stock", ["Restart"]), ("Auto", ["Acknowledgment", "External"])]
)
def test_responses_are_of_a_kind(world: World, kind: str, names: list[str]) -> None:
    found = success(world.anna.ResponsesGet(segmentID=crm.SUPPORT, kind=kind)).responses
    assert [each.name for each in found] == names
    assert failure(world.anna.ResponsesGet(segmentID=crm.SALES, kind=kind)) == 303


def test_agents_are_listed_with_what_they_have(world: World) -> None:
    _logged_in = world.anna
    shown = success(world.ada.AgentsGet())
    assert (len(shown.agents), shown.licenses_used, shown.licenses_authorized) == (7, 7, 0)
    by_name = {each.name: each for each in shown.agents}
    cara, anna, ben = by_name["Cara Chief"], by_name["Anna Weiß"], by_name["Ben Ask"]
    assert (cara.segment_ids, cara.skill_ids, cara.department_ids) == (
        [crm.SUPPORT, crm.SALES],
        [crm.BILLING],
        [crm.TEAM],
    )
    assert (anna.is_logged_in, ben.is_logged_in) == (True, False)
    of_sales = success(world.ada.AgentsGet(segmentID=crm.SALES)).agents
    assert "Anna Weiß" not in {each.name for each in of_sales}
    assert failure(world.ada.AgentsGet(segmentID=999)) == 303


def test_user_types_are_listed_with_their_rights(world: World) -> None:
    """Known difference I4."""
    found = {each.name: each for each in success(world.ada.UserTypesGet()).user_types}
    assert found["CSR"].is_agent
    assert not found["Customer"].is_agent
    assert found["QA CSR"].access_rights == ["Chat.Answer"]


def test_a_broadcast_is_shown_until_it_is_removed(world: World) -> None:
    landlord, cara = world.landlord, world.cara
    assert success(cara.BroadcastMessageGet()).is_active is False
    html = "Down at <b>noon</b><script>alert(1)</script>"
    success(landlord.BroadcastMessageApply(tenantNames=["Default"], messageHtml=html))
    shown = success(cara.BroadcastMessageGet())
    assert (shown.is_active, shown.message_html) == (True, "Down at <b>noon</b>")
    assert shown.applied_utc == world.clock.now
    success(landlord.BroadcastMessageRemove(tenantNames=["default"]))
    assert success(cara.BroadcastMessageGet()).is_active is False


@pytest.mark.parametrize(
    ("names", "html", "code"), [(["x"], "x", 314), ([], "x", 10), (["default"], " ", 10)]
)
def test_a_broadcast_that_cannot_be(world: World, names: list[str], html: str, code: int) -> None:
    landlord = world.landlord
    applied = landlord.BroadcastMessageApply(tenantNames=names, messageHtml=html)
    assert failure(applied) == code


def test_nothing_is_removed_from_tenants_that_are_not_there(world: World) -> None:
    assert failure(world.landlord.BroadcastMessageRemove(tenantNames=["x"])) == 314


def test_the_landlord_sees_the_tenants(world: World) -> None:
    [tenant] = success(world.landlord.TenantsGet()).tenants
    assert (tenant.tenant_name, tenant.mailboxes_enabled) == ("default", True)
    for voice in (world.landlord, world.ada):
        assert success(voice.TenantGetInfo()).tenant.tenant_name == "default"
        assert success(voice.TenantGetInfo(tenantName="DEFAULT")).tenant.schema_version
        assert failure(voice.TenantGetInfo(tenantName="other")) == 314
