"""svcTasks: creating, changing, finding, completing and deleting tasks, and comments on them."""

from collections.abc import Mapping

from .case import Case

_NOBODY = 999999
_SUBJECT = 'Call Zoë about "Größe" <&> 日本語 😀'


def _good(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcTasks", operation, arguments, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcTasks", operation, arguments, expect or {}, succeeds=False)


_TASK = [
    f"Subject={_SUBJECT}",
    "Description=First line\nSecond = line",
    "UserID={agent_id}",
    "Priority=High",
    "DateDue=2015-01-31T14:05:00Z",
    "ReminderMinutes=30",
]

_CREATING = (
    _good("CreateTask", {"parameters": _TASK}, {"TaskId": "*positive"}, task="TaskId"),
    _bad("CreateTask", {"parameters": ["Description=x"]}, {"TaskId": "*zero"}),
    _good(
        "GetTask",
        {"taskId": "{task}"},
        {
            "Task.TaskID": "{task}",
            "Task.Subject": _SUBJECT,
            "Task.Description": "First line\nSecond = line",
            "Task.UserID": "{agent_id}",
            "Task.PriorityName": "High",
            "Task.TaskStatusID": "NotStarted",
            "Task.IsOpen": True,
            "Task.DateDueUTC": "2015-01-31T14:05:00",
            "Task.DateStartUTC": "*zero",
            "Task.ReminderMinutes": 30,
            "Task.TicketID": 0,
        },
    ),
    _bad("GetTask", {"taskId": _NOBODY}),
    _good("ModifyTask", {"taskId": "{task}", "parameters": ["datestart=1/30/2015"]}),
    _bad("ModifyTask", {"taskId": "{task}", "parameters": ["DateStart=2/1/2015"]}),
    _good("AssignTask", {"taskId": "{task}", "userId": "{other_agent_id}"}),
    _bad("AssignTask", {"taskId": "{task}", "userId": _NOBODY}),
)

_FINDING = (
    _good(
        "GetTasksByUser",
        {"userId": "{other_agent_id}"},
        {"Tasks.0.TaskID": "{task}", "Tasks.0.TaskStatusID": "NotStarted"},
    ),
    _good("GetTasksByUser", {"userId": "{agent_id}"}, {"Tasks": []}),
    _bad("GetTasksByUser", {"userId": _NOBODY}, {"Tasks": None}),
    _good(
        "GetTasksBySearch",
        {"searchCriteria": ["Text=größe", "Status=NotStarted", "IsOpen=true"]},
        {"Tasks.0.TaskID": "{task}"},
    ),
    _bad("GetTasksBySearch", {"searchCriteria": ["Colour=red"]}, {"Tasks": None}),
)

_COMMENTS = (
    _good(
        "AddTaskComment",
        {"taskId": "{task}", "commentType": "general", "commentText": "A <note>"},
        {"CommentId": "*positive"},
        comment="CommentId",
    ),
    _bad(
        "AddTaskComment",
        {"taskId": "{task}", "commentType": "gossip", "commentText": "x"},
        {"CommentId": "*zero"},
    ),
    _good(
        "GetTaskComments",
        {"taskId": "{task}"},
        {"Comments.0.CommentId": "{comment}", "Comments.0.CommentText": "A <note>"},
    ),
    _bad("GetTaskComments", {"taskId": _NOBODY}, {"Comments": None}),
)

_ENDING = (
    _good("SetTaskStatus", {"taskId": "{task}", "taskStatus": "InProgress"}),
    _bad("SetTaskStatus", {"taskId": _NOBODY, "taskStatus": "InProgress"}),
    _good("CompleteTask", {"taskId": "{task}", "comment": "Done"}),
    _bad("CompleteTask", {"taskId": _NOBODY}),
    _good(
        "GetTask",
        {"taskId": "{task}"},
        {"Task.TaskStatusID": "Completed", "Task.IsOpen": False, "Task.UserID": "{other_agent_id}"},
    ),
    _good("DeleteTask", {"taskId": "{task}"}),
    _bad("DeleteTask", {"taskId": "{task}"}),
)

CASES = (*_CREATING, *_FINDING, *_COMMENTS, *_ENDING)
