"""svcOrganization: each operation as it should go, and as it should not where arguments decide.

The cases build on each other: a user, a role and an organization are made, changed and removed.
What fails with a wrong password alone is left to the catalogue.
"""

from collections.abc import Mapping

from .case import Case

_NOBODY = 999999
_NO_ROLE = 32000

_PERMISSIONS = {
    "SetNewsPermissions": "Edit",
    "SetTicketPermissions": "Reply",
    "SetTaskPermissions": "Create",
    "SetCallLogPermissions": "Create",
    "SetWhosOnPermissions": "Invite",
    "SetReportPermissions": "Daily Totals by Agent",
    "SetManageAreaPermissions": "Edit",
    "SetEventPermissions": "Create",
    "SetDistributionPermissions": "View",
}


def _good(
    operation: str,
    arguments: Mapping[str, object] | None = None,
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcOrganization", operation, arguments or {}, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcOrganization", operation, arguments, expect or {}, succeeds=False)


_STRUCTURE = (
    _good("GetServerName", expect={"RequestResult": "*nonempty"}),
    _good("GetAllBrands", expect={"Brands.0.Name": "*nonempty"}, brand_id="Brands.0.ID"),
    _good("GetDeptsForUserTicketSubmission", expect={"Departments.0.ID": "{department_id}"}),
    _good("GetAllDepartments", expect={"Departments.0.Name": "{department_name}"}),
    _good(
        "GetDepartmentsForBrand",
        {"BrandID": "{brand_id}"},
        {"Departments.0.ID": "{department_id}", "Departments.1.ID": "{other_department_id}"},
    ),
    _bad("GetDepartmentsForBrand", {"BrandID": _NOBODY}),
    _good("GetAllGroups", expect={"Groups.0.Name": "{group_name}"}),
    _good("GetGroupsForUser", {"UserID": "{agent_id}"}, {"Groups.0.ID": "{group_id}"}),
    _bad("GetGroupsForUser", {"UserID": _NOBODY}),
    _good(
        "GetGroupsForDepartment",
        {"DepartmentID": "{department_id}"},
        {"Groups.0.ID": "{group_id}", "Groups.1.ID": "{second_group_id}"},
    ),
    _bad("GetGroupsForDepartment", {"DepartmentID": _NOBODY}),
)

_AGENTS = (
    _good("ValidateAgent", expect={"Agent.UserName": "{admin_user}", "Roles.0": "*positive"}),
    _good("GetQueueUser", expect={"Agent.ID": "*positive"}),
    _good("GetAllAgents", expect={"Agents.0.DisplayName": "*nonempty"}),
    _good(
        "GetAgentsForDepartment",
        {"DepartmentID": "{department_id}"},
        {"Agents.0.ID": "{agent_id}", "Agents.0.UserName": "{agent_user}"},
    ),
    _bad("GetAgentsForDepartment", {"DepartmentID": _NOBODY}),
    _good("GetAgentsForGroup", {"GroupID": "{group_id}"}, {"Agents.0.ID": "{agent_id}"}),
    _bad("GetAgentsForGroup", {"GroupID": _NOBODY}),
    _good("GetActiveTicketAgentsForGroup", {"GroupID": "{group_id}"}),
    _bad("GetActiveTicketAgentsForGroup", {"GroupID": _NOBODY}),
    _good("GetActiveChatAgentsForGroup", {"GroupID": "{group_id}"}),
    _bad("GetActiveChatAgentsForGroup", {"GroupID": _NOBODY}),
    _good("GetAvailableChatAgentsForGroup", {"GroupID": "{group_id}"}),
    _bad("GetAvailableChatAgentsForGroup", {"GroupID": _NOBODY}),
)

_NEW_USER: Mapping[str, object] = {
    "password": "Sesame öffne dich",
    "email": "nora@example.com",
    "isEmailVerified": True,
    "displayName": "Nora Ångström",
}

_USERS = (
    _good(
        "CreateUser2",
        {"username": "nora.matrix", **_NEW_USER},
        {"UserID": "*positive"},
        new_user_id="UserID",
    ),
    _bad("CreateUser2", {"username": "NORA.MATRIX", **_NEW_USER}, {"UserID": "*zero"}),
    _good("CreateUser", {"username": "olaf.matrix", **_NEW_USER}),
    _bad("CreateUser", {"username": "olaf.matrix", **_NEW_USER}),
    _good(
        "SetUsersProperties",
        {
            "userId": "{new_user_id}",
            "userPropertyValues": ["displayname=Nora = Müller", "IsEmailVerified=false"],
        },
    ),
    _bad(
        "SetUsersProperties",
        {"userId": "{new_user_id}", "userPropertyValues": ["UserName=olaf.matrix"]},
    ),
    _good(
        "GetUsersProperties",
        {
            "userId": "{new_user_id}",
            "requestedValues": ["AvatarUrl", "DISPLAYNAME", "isEmailVerified", "Password"],
        },
        {
            "RequestResults.0": "AvatarUrl=~/avatars/default",
            "RequestResults.1": "DISPLAYNAME=Nora = Müller",
            "RequestResults.2": "isEmailVerified=False",
            "RequestResults.3": "Password=",
        },
    ),
    _bad("GetUsersProperties", {"userId": _NOBODY, "requestedValues": ["Email"]}),
    _good(
        "GetUsersPropertiesbyUsername",
        {"username": "Nora.Matrix", "requestedValues": ["Email", "UserID"]},
        {
            "RequestResults.0": "Email=nora@example.com",
            "RequestResults.1": "UserID={new_user_id}",
        },
    ),
    _bad("GetUsersPropertiesbyUsername", {"username": "nobody", "requestedValues": ["Email"]}),
)

_CUSTOM_FIELDS = (
    _good(
        "GetAllCustomFields",
        expect={
            "CustomFields.0.DisplayName": "Serial Number",
            "CustomFields.1.DefaultValue": "Pick one",
            "CustomFields.1.ValueOptions.1": "Basic",
        },
    ),
    _good(
        "SetUserCustomFields",
        {"userId": "{new_user_id}", "customFieldValues": ["serial number=A=1"]},
    ),
    _bad(
        "SetUserCustomFields",
        {"userId": "{new_user_id}", "customFieldValues": ["No Such Field=1"]},
    ),
    _good(
        "GetUserCustomFields",
        {"userId": "{new_user_id}", "requestedCustomFields": ["SERIAL NUMBER", "Plan"]},
        {"RequestResults.0": "SERIAL NUMBER=A=1", "RequestResults.1": "Plan=Pick one"},
    ),
    _bad("GetUserCustomFields", {"userId": _NOBODY, "requestedCustomFields": ["Plan"]}),
    _good(
        "GetUserCustomFieldsList",
        {"userId": "{new_user_id}"},
        {"RequestResults.0": "Plan=Pick one", "RequestResults.1": "Serial Number=A=1"},
    ),
    _bad("GetUserCustomFieldsList", {"userId": _NOBODY}),
)

_ROLES = (
    _good("AddRole", {"roleName": "Night Shift", "employeeRole": True}),
    _bad("AddRole", {"roleName": "night shift", "employeeRole": True}),
    _good(
        "GetAllRoles",
        expect={"Roles.4.RoleName": "Night Shift", "Roles.4.IsEmployee": True},
        role_id="Roles.4.RoleID",
    ),
    _good("AddRoleToUser", {"userID": "{new_user_id}", "roleID": "{role_id}"}),
    _bad("AddRoleToUser", {"userID": "{new_user_id}", "roleID": _NO_ROLE}),
    _good("GetAllUserRoles", {"userID": "{new_user_id}"}, {"Roles.1.RoleName": "Night Shift"}),
    _bad("GetAllUserRoles", {"userID": _NOBODY}),
)

_RIGHTS = (
    _good(
        "SetKBPermissions",
        {"allowedPermissions": ["View", "edit"], "roleID": "{role_id}", "categoryID": 0},
    ),
    _bad(
        "SetKBPermissions",
        {"allowedPermissions": ["Fly"], "roleID": "{role_id}", "categoryID": 0},
    ),
    *(
        _good(operation, {"allowedPermissions": [action], "roleID": "{role_id}"})
        for operation, action in _PERMISSIONS.items()
    ),
    *(
        _bad(operation, {"allowedPermissions": [action], "roleID": _NO_ROLE})
        for operation, action in _PERMISSIONS.items()
    ),
)

_LISTS = (
    _good("GetAllReports", expect={"Reports.0.ReportID": "*nonempty"}),
    _good("GetAllTimeLogCategories"),
    _good(
        "GetActiveItemCounts",
        {"useAuthenticatedAgent": True},
        {"ActiveItems.0.Agent.UserName": "{admin_user}"},
    ),
    _good(
        "GetDailyTotals",
        {"useAuthenticatedUser": True},
        {
            "StatItems.0.Agent.UserName": "{admin_user}",
            "StatItems.0.AverageTicketResponseTime": "*zero",
        },
    ),
)

_ORGANIZATIONS = (
    _good(
        "CreateOrganization",
        {"values": ["Name=Acme & Söhne", "PhoneNumber=+1 555 0100"]},
        {"Organization.Name": "Acme & Söhne", "Organization.OrganizationID": "*positive"},
        organization_id="Organization.OrganizationID",
    ),
    _bad("CreateOrganization", {"values": ["Name=Acme & Söhne"]}, {"Organization": "*zero"}),
    _good(
        "EditOrganization",
        {
            "organizationID": "{organization_id}",
            "valuesToChange": ["website=https://example.com/?a=b"],
        },
        {"Organization.Website": "https://example.com/?a=b"},
    ),
    _bad(
        "EditOrganization",
        {"organizationID": _NOBODY, "valuesToChange": ["Website=x"]},
        {"Organization": "*zero"},
    ),
    _good(
        "GetOrganizationByID",
        {"organizationID": "{organization_id}"},
        {"Organization.PhoneNumber": "+1 555 0100"},
    ),
    _bad("GetOrganizationByID", {"organizationID": _NOBODY}, {"Organization": "*zero"}),
    _good(
        "GetOrganizationByName",
        {"organizationName": "ACME & Söhne"},
        {"Organization.OrganizationID": "{organization_id}"},
    ),
    _bad("GetOrganizationByName", {"organizationName": "Nobody"}, {"Organization": "*zero"}),
    _good(
        "AddMemberToOrganization",
        {"organizationID": "{organization_id}", "type": 1, "value": "example.com"},
        {"ID": "*positive"},
        member_id="ID",
    ),
    _bad(
        "AddMemberToOrganization",
        {"organizationID": "{organization_id}", "type": 1, "value": "EXAMPLE.com"},
        {"ID": "*zero"},
    ),
    _good(
        "GetAllMembersInOrganization",
        {"organizationID": "{organization_id}"},
        {
            "OrganizationMembers.0.ID": "{member_id}",
            "OrganizationMembers.0.Type": 1,
            "OrganizationMembers.0.Value": "example.com",
        },
    ),
    _bad("GetAllMembersInOrganization", {"organizationID": _NOBODY}),
    _good(
        "RemoveMemberFromOrganization",
        {"organizationMemberID": "{member_id}"},
        {"ID": "{member_id}"},
    ),
    _bad("RemoveMemberFromOrganization", {"organizationMemberID": "{member_id}"}, {"ID": "*zero"}),
    _good(
        "RemoveOrganization",
        {"organizationID": "{organization_id}"},
        {"Organization.Name": "Acme & Söhne"},
    ),
    _bad(
        "RemoveOrganization",
        {"organizationID": "{organization_id}"},
        {"Organization": "*zero"},
    ),
)

_FAREWELL = (
    _good("RemoveRoleFromUser", {"userID": "{new_user_id}", "roleID": "{role_id}"}),
    _bad("RemoveRoleFromUser", {"userID": "{new_user_id}", "roleID": _NO_ROLE}),
    _good("RemoveRole", {"roleID": "{role_id}"}),
    _bad("RemoveRole", {"roleID": "{role_id}"}),
    _good("DeleteUser", {"userId": "{new_user_id}"}),
    _bad("DeleteUser", {"userId": "{new_user_id}"}),
)

CASES = (
    *_STRUCTURE,
    *_AGENTS,
    *_USERS,
    *_CUSTOM_FIELDS,
    *_ROLES,
    *_RIGHTS,
    *_LISTS,
    *_ORGANIZATIONS,
    *_FAREWELL,
)
"""The cases, in the order in which they must be played."""
