"""The failures of svcOrganization; codes and texts are ours, the product's are unknown."""

from __future__ import annotations

from soap_service.services.failures import Failure

NO_QUEUE_USER = Failure(200, "This installation has no queue user.")
BRAND_NOT_FOUND = Failure(201, "Brand not found: {brand}")
DEPARTMENT_NOT_FOUND = Failure(202, "Department not found: {department}")
GROUP_NOT_FOUND = Failure(203, "Group not found: {group}")
USER_NOT_FOUND = Failure(204, "User not found: {user}")
ROLE_NOT_FOUND = Failure(205, "Role not found: {role}")
ORGANIZATION_NOT_FOUND = Failure(206, "Organization not found: {organization}")
MEMBER_NOT_FOUND = Failure(207, "Organization member not found: {member}")
CUSTOM_FIELD_NOT_FOUND = Failure(208, "Custom field not found: {field}")
NAME_TAKEN = Failure(210, "The name {name} is already in use.")
MEMBER_EXISTS = Failure(211, "{value} is a member of this organization already.")
TEXT_TOO_LONG = Failure(212, "{name} is longer than {limit} characters.")
TEXT_NOT_PRINTABLE = Failure(213, "{name} holds characters that cannot be shown.")
BAD_ADDRESS = Failure(214, "Not an email address: {address}")
READ_ONLY_KEY = Failure(220, "{key} cannot be changed.")
SECRET_KEY = Failure(221, "{key} cannot be read.")
PROTECTED_USER = Failure(230, "User {user} belongs to the installation; this cannot be done to it.")
OWN_ACCOUNT = Failure(231, "This cannot be done to the own account.")
PROTECTED_ROLE = Failure(232, "Role {role} belongs to the installation and cannot be removed.")
ROLE_REQUIRED = Failure(233, "Role {role} is required by a department and cannot be removed.")
UNKNOWN_PERMISSION = Failure(240, "Unknown permission: {permission}. Known permissions: {known}.")
UNKNOWN_AREA = Failure(241, "The number that this database gives to the area {area} is not known.")
