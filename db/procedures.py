"""The stored procedures of iService for SQL Server: deleting an interaction, deleting a contact.

Their names and their one argument are the product's, their text is ours. They follow the rules of
``db.purging``, table by table, so that an operator may run either.
"""

from __future__ import annotations

from db.models.iservice import AttachedFile, Interaction
from db.purging import OF_CONTACTS, OF_INTERACTIONS

__all__ = ["CONTACT_STEPS", "INTERACTION_STEPS", "PROCEDURES"]

_DESCENDANTS = """\
WITH Descendants (interactionID, rootID) AS (
    SELECT interactionID, interactionID FROM Interactions
    WHERE parentID = @interactionID AND @parentID IS NULL
    UNION ALL
    SELECT child.interactionID, Descendants.rootID FROM Interactions AS child
    JOIN Descendants ON child.parentID = Descendants.interactionID
)
UPDATE Interactions SET threadID = (
    SELECT rootID FROM Descendants
    WHERE Descendants.interactionID = Interactions.interactionID
)
WHERE interactionID IN (SELECT interactionID FROM Descendants)
OPTION (MAXRECURSION 0)"""

_COPIED_VALUES = """\
INSERT INTO InteractionsCasesProperties
    (threadid, propertyid, valueindex, propertyvalue, description)
SELECT child.interactionID, old.propertyid, old.valueindex, old.propertyvalue, old.description
FROM Interactions AS child
JOIN InteractionsCasesProperties AS old ON old.threadid = @threadID
WHERE child.parentID = @interactionID AND @parentID IS NULL"""

_OLD_VALUES = """\
DELETE FROM InteractionsCasesProperties
WHERE threadid = @threadID AND @parentID IS NULL AND NOT EXISTS (
    SELECT 1 FROM Interactions
    WHERE threadID = @threadID AND interactionID <> @interactionID
)"""

INTERACTION_STEPS = (
    _DESCENDANTS,
    _COPIED_VALUES,
    "UPDATE Interactions SET parentID = @parentID WHERE parentID = @interactionID",
    _OLD_VALUES,
    *(
        f"DELETE FROM {model.__tablename__} WHERE interactionID = @interactionID"
        for model in OF_INTERACTIONS
    ),
    "DELETE FROM Interactions WHERE interactionID = @interactionID",
)
"""What is done to delete an interaction that has ``@parentID`` and ``@threadID``."""

_INTERACTION = """\
CREATE PROCEDURE iServiceInteractionsDelete @interactionID int
AS
BEGIN
SET NOCOUNT ON;
SET XACT_ABORT ON;
DECLARE @parentID int, @threadID int;
BEGIN TRANSACTION;
SELECT @parentID = parentID, @threadID = threadID
FROM Interactions WITH (UPDLOCK, HOLDLOCK) WHERE interactionID = @interactionID;
{steps};
COMMIT TRANSACTION;
END"""

CONTACT_STEPS = (
    """\
UPDATE Interactions SET status = N'Unassigned'
WHERE assignedToID = @contactID AND status = N'Queued'""",
    *(
        f"UPDATE {table} SET {column} = NULL WHERE {column} = @contactID"
        for table, column in (
            (Interaction.__tablename__, "assignedToID"),
            (Interaction.__tablename__, "authorID"),
            (Interaction.__tablename__, "resolvedByID"),
            (AttachedFile.__tablename__, "ownerID"),
        )
    ),
    *(f"DELETE FROM {model.__tablename__} WHERE contactID = @contactID" for model in OF_CONTACTS),
    "DELETE FROM Contacts WHERE contactID = @contactID",
)
"""What is done to delete a contact who has no interactions any more."""

_CONTACT = """\
CREATE PROCEDURE iServiceContactsDelete @contactID int
AS
BEGIN
SET NOCOUNT ON;
SET XACT_ABORT ON;
DECLARE @interactionID int;
BEGIN TRANSACTION;
SET @interactionID = (SELECT MAX(interactionID) FROM Interactions WHERE contactID = @contactID);
WHILE @interactionID IS NOT NULL
BEGIN
EXEC iServiceInteractionsDelete @interactionID;
SET @interactionID = (SELECT MAX(interactionID) FROM Interactions WHERE contactID = @contactID);
END;
{steps};
COMMIT TRANSACTION;
END"""

PROCEDURES = (
    _INTERACTION.format(steps=";\n".join(INTERACTION_STEPS)),
    _CONTACT.format(steps=";\n".join(CONTACT_STEPS)),
)
"""The statements that make the procedures, in order; each is a batch of its own."""
