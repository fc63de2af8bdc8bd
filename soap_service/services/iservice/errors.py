"""The failures of iService; codes and texts are ours, the product's are unknown.

A text goes into ``Errors``, its code into ``ErrorDetails``.
"""

from __future__ import annotations

from soap_service.services.exceptions import ServiceError
from soap_service.services.failures import Failure

SESSION_ENDED = Failure(300, "The session has ended. Log in again.")
CONTACT_NOT_FOUND = Failure(301, "Contact not found: {contact}")
INTERACTION_NOT_FOUND = Failure(302, "Interaction not found: {interaction}")
SEGMENT_NOT_FOUND = Failure(303, "Segment not found: {segment}")
TOPIC_NOT_FOUND = Failure(304, "Topic not found: {topic}")
PROPERTY_NOT_FOUND = Failure(305, "Property not found: {property}")
MAILBOX_NOT_FOUND = Failure(306, "Mailbox not found: {mailbox}")
ATTACHMENT_NOT_FOUND = Failure(307, "Attachment not found: {attachment}")
ARTICLE_NOT_FOUND = Failure(308, "Article not found: {article}")
AGENT_NOT_FOUND = Failure(309, "Agent not found: {agent}")
CASE_NOT_FOUND = Failure(310, "Case not found: {thread}")
RESPONSE_NOT_FOUND = Failure(311, "Response not found: {response}")
RAW_MESSAGE_NOT_FOUND = Failure(312, "Raw message not found: {message}")
SMTP_OUT_NOT_FOUND = Failure(313, "No outbound message has the id {message}.")
TENANT_NOT_FOUND = Failure(314, "Tenant not found: {tenant}")
FORM_NOT_FOUND = Failure(315, "Form not found: {form}")
LIST_NOT_FOUND = Failure(316, "There is no list, campaign or article {item}.")

LOGIN_TAKEN = Failure(320, "The login {login} belongs to another contact.")
BAD_LOGIN_TYPE = Failure(321, "A login is of no type {type}. Types: email, bounced, Google.")
NOTHING_GIVEN = Failure(322, "A contact needs at least one value.")
NO_SEGMENT = Failure(323, "A contact must be in at least one segment.")
RIGHTS_TOO_FEW = Failure(324, "Contact {contact} has rights that you do not have.")
BAD_RESET_TOKEN = Failure(325, "The password reset is not valid any more.")
PASSWORD_TOO_LONG = Failure(326, "A password has at most {limit} characters.")
CONTACT_IS_USED = Failure(327, "Contact {contact} cannot be deleted: {reason}")
DELETING_IS_OFF = Failure(328, "Deleting contacts is switched off.")

ONE_VALUE_ONLY = Failure(330, "{property} takes one value.")
BAD_PROPERTY_VALUE = Failure(331, "{property} does not accept the value {value}.")
VALUE_REQUIRED = Failure(332, "{property} is required.")
READ_ONLY_PROPERTY = Failure(333, "{property} cannot be changed by customers.")
WRONG_PROPERTY_KIND = Failure(334, "{property} is no {kind} property.")

NOT_A_QUESTION = Failure(340, "Interaction {interaction} is not a question.")
NOT_YOURS = Failure(342, "Interaction {interaction} is not assigned to you.")
ALREADY_RESOLVED = Failure(343, "Interaction {interaction} is resolved.")
IS_PENDING = Failure(344, "The answer to interaction {interaction} waits for approval.")
NOT_PROPOSED = Failure(345, "Interaction {interaction} is not a proposed answer.")
WRONG_SEGMENT = Failure(346, "{what} {id} does not belong to segment {segment}.")
INFORMATIONAL_SEGMENT = Failure(347, "Segment {segment} holds no interactions.")
NO_MAILBOX = Failure(348, "Segment {segment} has no mailbox to send from.")
NO_ADDRESS = Failure(349, "Contact {contact} has no email address.")
BAD_ADDRESS = Failure(350, "Not an email address: {address}")
BAD_TICKET_TYPE = Failure(351, "A ticket is of type 5 or 6, not {type}.")
ONLY_AGENT_TICKETS = Failure(352, "Only an agent ticket can be assigned at once.")
UNKNOWN_TYPE = Failure(353, "Unknown interaction type: {type}")
AGENT_WITHOUT_ACCESS = Failure(354, "Agent {agent} has no access to segment {segment}.")
CASE_OF_ANOTHER = Failure(355, "Interaction {interaction} belongs to another contact.")
TOO_MANY = Failure(356, "At most {limit} at a time.")
TOO_LONG = Failure(357, "{name} takes at most {limit} characters.")

UNKNOWN_FIELD = Failure(360, "Unknown search field: {field}")
BAD_SORT = Failure(361, "Unknown sort code: {sort}. Codes are 0 to {last}.")

MAILBOX_TAKEN = Failure(370, "Another mailbox uses {server} with the user name {user}.")
MAILBOX_MOVES = Failure(371, "A mailbox stays in its segment.")
BAD_LEASE = Failure(372, "The lease is not valid any more.")
RETENTION_TOO_SHORT = Failure(380, "Interactions are kept for at least {least} days.")
BAD_COLUMN = Failure(390, "Unknown column: {column}")
MISSING_COLUMN = Failure(391, "The column {column} is missing.")
WRONG_WIDTH = Failure(392, "The row has {got} values for {wanted} columns.")


class SessionEnded(ServiceError):
    """Raised for a session that nobody has, that was idle for too long, or that was ended."""

    def __init__(self) -> None:
        super().__init__(SESSION_ENDED)
