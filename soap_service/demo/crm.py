"""The demo tenant of iService: segments, topics, properties and people."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from db.iservice_rows import (
    ADMINISTRATOR,
    CSR,
    CSR_MANAGER,
    CUSTOMER,
    GLOBAL_SEGMENT,
    LANDLORD,
    MAIL_SERVICE,
    QA_CSR,
    QA_MANAGER,
    SUPER_USER,
)
from db.models.iservice import (
    AgentSegment,
    AgentSkill,
    Article,
    Campaign,
    Contact,
    ContactLogin,
    ContactPropertyValue,
    ContactSegment,
    Department,
    DepartmentAgent,
    DepartmentSegment,
    DepartmentSkill,
    Form,
    Mailbox,
    MailingList,
    Property,
    PropertyChoice,
    PropertyKind,
    Response,
    Segment,
    ServiceLevel,
    Skill,
    Topic,
    TopicProperty,
    TopicSkill,
    ValueType,
    Visibility,
)
from soap_service.accounts import StoredPassword

SUPPORT, SALES, NEWS = 2, 3, 4
GOLD, BASIC = 1, 2
GERMAN, BILLING = 1, 2
PRINTERS, ACCOUNTS, INTERNAL, RETIRED, ORDERS = 1, 2, 3, 4, 5
SUPPORT_BOX, SALES_BOX = 1, 2
NAME, COMPANY, PHONE, PLAN, BIRTHDAY, ORDER, SEVERITY, HOURS, VERSION, BUDGET = range(1, 11)
STOCK, ACKNOWLEDGMENT, NOTICE = 1, 2, 3
NEWSLETTER, SPRING = 1, 1
TONER, SECRETS = 1, 2
TEAM = 1

PEOPLE = (
    ("root", "Ruth Root", SUPER_USER, ()),
    ("ada", "Ada Admin", ADMINISTRATOR, (SUPPORT, SALES)),
    ("cara", "Cara Chief", CSR_MANAGER, (SUPPORT,)),
    ("mira", "Mira Maier", QA_MANAGER, (SUPPORT, SALES)),
    ("anna", "Anna Weiß", CSR, (SUPPORT,)),
    ("ben", "Ben Ask", CSR, (SALES,)),
    ("quinn", "Quinn Novák", QA_CSR, (SUPPORT,)),
    ("mailer", "Mail Service", MAIL_SERVICE, ()),
    ("landlord", "Landlord", LANDLORD, ()),
    ("kim", "Kim Larsen", CUSTOMER, (SUPPORT,)),
    ("yuki", "佐藤 雪", CUSTOMER, (SUPPORT, SALES)),
    ("ola", "Ola Haddad", CUSTOMER, (SALES,)),
)
"""Login name, name, user type and segments; ids count from 1 in this order."""

ROOT, ADA, CARA, MIRA, ANNA, BEN, QUINN, MAILER, LORD, KIM, YUKI, OLA = range(1, 13)

DOMAIN = "example.com"


def login_of(name: str) -> str:
    """Return the login of a person."""
    return f"{name}@{DOMAIN}"


def has_tenant(session: Session) -> bool:
    """Tell whether anybody is in the database."""
    return session.scalar(select(Contact.contact_id).limit(1)) is not None


def make_tenant(
    session: Session, password_of: Callable[[str], StoredPassword], now: datetime
) -> None:
    """Fill the tables of a new tenant; ``password_of`` gives the password of a login name."""
    _add(session, *_segments())
    _add(session, *_topics())
    _add(session, *_mailboxes())
    session.get_one(Segment, SUPPORT).default_mailbox_id = SUPPORT_BOX
    session.get_one(Segment, SALES).default_mailbox_id = SALES_BOX
    _add(session, *_properties())
    _add(session, *_choices())
    _add(session, TopicSkill(topic_id=ACCOUNTS, skill_id=BILLING))
    _add(session, *(TopicProperty(topic_id=PRINTERS, property_id=SEVERITY),))
    for name, full_name, user_type, segment_ids in PEOPLE:
        _add_person(session, name, full_name, user_type, segment_ids, password_of(name), now)
    _add(session, Department(department_id=TEAM, name="Second Line"))
    _add(
        session,
        DepartmentAgent(department_id=TEAM, contact_id=CARA),
        DepartmentSegment(department_id=TEAM, segment_id=SALES),
        DepartmentSkill(department_id=TEAM, skill_id=BILLING),
        AgentSkill(contact_id=MIRA, skill_id=BILLING),
    )
    _add(session, *_knowledge(now))


def _add(session: Session, *rows: object) -> None:
    for row in rows:
        session.add(row)
        session.flush()


def _segments() -> tuple[object, ...]:
    return (
        ServiceLevel(service_level_id=GOLD, name="Gold", target_minutes=60),
        ServiceLevel(service_level_id=BASIC, name="Basic", target_minutes=480),
        Skill(skill_id=GERMAN, name="German"),
        Skill(skill_id=BILLING, name="Billing"),
        Segment(segment_id=SUPPORT, name="Support", default_service_level_id=BASIC),
        Segment(segment_id=SALES, name="Sales", get_all_on_get_next=True),
        Segment(segment_id=NEWS, name="News", is_standard=False),
    )


def _topics() -> tuple[object, ...]:
    thanks = "<p>Thank you, we are looking into it.</p>"
    return (
        Response(
            response_id=STOCK,
            segment_id=SUPPORT,
            kind="Stock",
            name="Restart",
            subject="Restarting",
            body_html="<p>Please switch it off and on again.</p>",
        ),
        Response(
            response_id=ACKNOWLEDGMENT,
            segment_id=SUPPORT,
            kind="Auto",
            name="Acknowledgment",
            subject="We received your question",
            body_html=thanks,
        ),
        Response(
            response_id=NOTICE,
            segment_id=SUPPORT,
            kind="Auto",
            name="External",
            subject="A question for you",
            body_html="<p>Please answer here: {link}</p>",
        ),
        Topic(
            topic_id=PRINTERS,
            segment_id=SUPPORT,
            name="Printers",
            acknowledgment_response_id=ACKNOWLEDGMENT,
        ),
        Topic(
            topic_id=ACCOUNTS,
            segment_id=SUPPORT,
            parent_topic_id=PRINTERS,
            name="Accounts",
            service_level_id=GOLD,
        ),
        Topic(
            topic_id=INTERNAL, segment_id=SUPPORT, name="Internal", visibility=Visibility.PRIVATE
        ),
        Topic(topic_id=RETIRED, segment_id=SUPPORT, name="Fax", visibility=Visibility.DELETED),
        Topic(topic_id=ORDERS, segment_id=SALES, name="Orders"),
    )


def _mailboxes() -> tuple[object, ...]:
    return tuple(
        Mailbox(
            mailbox_id=number,
            segment_id=segment_id,
            name=name.title(),
            in_server=f"mail.{DOMAIN}",
            in_username=login_of(name),
            in_protocol="IMAP",
            in_port=993,
            in_use_ssl=True,
            out_server=f"mail.{DOMAIN}",
            out_port=587,
            out_use_ssl=True,
            reply_address=login_of(name),
            default_topic_id=topic_id,
        )
        for number, segment_id, name, topic_id in (
            (SUPPORT_BOX, SUPPORT, "support", PRINTERS),
            (SALES_BOX, SALES, "sales", ORDERS),
        )
    )


def _properties() -> tuple[object, ...]:
    def contact(number: int, name: str, segment_id: int = GLOBAL_SEGMENT, **more: object) -> object:
        return Property(
            property_id=number, name=name, kind=PropertyKind.CONTACT, segment_id=segment_id, **more
        )

    def other(number: int, name: str, kind: str, **more: object) -> object:
        return Property(
            property_id=number, name=name, kind=kind, segment_id=SUPPORT, is_shared=True, **more
        )

    return (
        contact(NAME, "Name", is_required=True),
        contact(COMPANY, "Company"),
        contact(PHONE, "Phone", allow_multiple=True, has_descriptions=True),
        contact(PLAN, "Plan", is_read_only=True),
        contact(BIRTHDAY, "Birthday", value_type=ValueType.DATE),
        other(ORDER, "Order Number", PropertyKind.CASE),
        other(SEVERITY, "Severity", PropertyKind.QUESTION, value_type=ValueType.INTEGER),
        other(HOURS, "Hours", PropertyKind.ANSWER, value_type=ValueType.NUMBER),
        other(VERSION, "Version", PropertyKind.KNOWLEDGE_BASE),
        contact(BUDGET, "Budget", SALES, value_type=ValueType.NUMBER),
    )


def _choices() -> tuple[object, ...]:
    return (
        PropertyChoice(property_id=PLAN, text="Basic"),
        PropertyChoice(property_id=PLAN, text="Gold", service_level_id=GOLD),
        PropertyChoice(property_id=PHONE, text="Home", is_description=True),
        PropertyChoice(property_id=PHONE, text="Work", is_description=True),
    )


def _add_person(
    session: Session,
    name: str,
    full_name: str,
    user_type: int,
    segment_ids: tuple[int, ...],
    stored: StoredPassword,
    now: datetime,
) -> None:
    contact = Contact(
        name=full_name,
        user_type_id=user_type,
        created_utc=now,
        password_format=stored.format,
        password=stored.text,
        password_salt=stored.salt,
    )
    _add(session, contact)
    own = contact.contact_id
    place = ContactSegment if user_type == CUSTOMER else AgentSegment
    _add(
        session,
        ContactLogin(contact_id=own, login=login_of(name), type="email"),
        ContactPropertyValue(
            contact_id=own, property_id=NAME, value_index=0, property_value=full_name
        ),
        *(place(contact_id=own, segment_id=each) for each in segment_ids),
    )


def _knowledge(now: datetime) -> tuple[object, ...]:
    return (
        Article(
            article_id=TONER,
            segment_id=SUPPORT,
            topic_id=PRINTERS,
            subject="How to change the toner",
            body_html="<p>Open the door, take the old one out, put the new one in.</p>",
            changed_utc=now,
            rating_count=2,
            rating_sum=9,
        ),
        Article(
            article_id=SECRETS,
            segment_id=SUPPORT,
            topic_id=INTERNAL,
            subject="Service codes",
            body_html="<p>Hold both keys for ten seconds.</p>",
            is_public=False,
            changed_utc=now,
        ),
        MailingList(list_id=NEWSLETTER, segment_id=NEWS, name="Newsletter", description="Monthly"),
        Campaign(campaign_id=SPRING, segment_id=NEWS, name="Spring", description="Offers"),
        Form(name="Contacts", segment_id=SUPPORT),
        Form(name="Ask", segment_id=SUPPORT, topic_id=PRINTERS),
    )
