"""svcKB: folders and articles, from the first folder to the last deletion."""

import base64
from collections.abc import Mapping

from .case import Case

_ROOT = 1
_NOBODY = 999999
_SUBJECT = 'Zoë\'s "Drücker" <&> 日本語 😀'
_BODY = "<p>Grüße &amp; <b>Toner</b> wechseln 😀</p>\n"
_BYTES = bytes(range(256))


def _good(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcKB", operation, arguments, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcKB", operation, arguments, expect or {}, succeeds=False)


_FOLDERS = (
    _good(
        "GetFolders",
        {"parentFolderID": 0},
        {"Folders.0.KbFolderID": _ROOT, "Folders.0.Name": "*nonempty"},
    ),
    _bad("GetFolders", {"parentFolderID": _NOBODY}, {"Folders": None}),
    _good(
        "CreateFolder",
        {"parentFolderID": _ROOT, "name": "Größe 😀", "isPrivate": False},
        {"RequestResult": "*positive"},
        folder="RequestResult",
    ),
    _bad(
        "CreateFolder",
        {"parentFolderID": _ROOT, "name": "GRÖSSE 😀"},
        {"RequestResult": "*zero"},
    ),
    _good(
        "CreateFolder",
        {"parentFolderID": "{folder}", "name": "Inner", "isPrivate": True},
        inner="RequestResult",
    ),
    _good("ModifyFolder", {"folderID": "{inner}", "name": "Empty", "isPrivate": True}),
    _bad("ModifyFolder", {"folderID": "{folder}", "parentFolderID": "{inner}"}),
    _good(
        "GetFolders",
        {"parentFolderID": "{folder}"},
        {
            "Folders.0.KbFolderID": "{inner}",
            "Folders.0.ParentFolderID": "{folder}",
            "Folders.0.Name": "Empty",
            "Folders.0.IsPrivate": True,
        },
    ),
    _good("DeleteFolder", {"folderID": "{inner}"}),
    _bad("DeleteFolder", {"folderID": _ROOT}),
)

_WRITTEN: Mapping[str, object] = {
    "folderID": "{folder}",
    "subject": _SUBJECT,
    "shortSummary": "In drei Schritten",
    "otherKeywords": "printer, ink",
    "body": _BODY,
}

_ARTICLES = (
    _good(
        "CreateArticle",
        {**_WRITTEN, "isDraft": True},
        {"RequestResult": "*positive"},
        article="RequestResult",
    ),
    _bad("CreateArticle", {**_WRITTEN, "folderID": _NOBODY}, {"RequestResult": "*zero"}),
    _good("GetArticles", {"folderID": "{folder}", "includePrivate": True}, {"Articles": []}),
    _good("PublishArticle", {"articleID": "{article}"}),
    _bad("PublishArticle", {"articleID": "{article}"}),
    _good(
        "GetArticles",
        {"folderID": "{folder}", "includePrivate": False},
        {"Articles.0.KBArticleID": "{article}", "Articles.0.Subject": _SUBJECT},
    ),
    _bad("GetArticles", {"folderID": _NOBODY}, {"Articles": None}),
    _good(
        "GetArticle",
        {"articleID": "{article}"},
        {
            "Subject": _SUBJECT,
            "ShortSummary": "In drei Schritten",
            "OtherKeywords": "printer, ink",
            "Body": _BODY,
            "DateCreatedUTC": "*nonempty",
            "IsDraft": False,
            "ViewCount": 1,
        },
    ),
    _bad("GetArticle", {"articleID": _NOBODY}, {"Subject": None, "KBArticleID": "*zero"}),
    _good("ModifyArticle", {"articleID": "{article}", "shortSummary": "Kurz"}),
    _bad("ModifyArticle", {"articleID": "{article}", "subject": " "}),
)

_FOUND = {"Articles.0.KBArticleID": "{article}", "Articles.0.ShortSummary": "Kurz"}

_SEARCHES = (
    _good(
        "SearchKBArticles",
        {"searchTerms": "toner GRÜSSE", "maxResults": 5},
        {**_FOUND, "Articles.0.Relevance": 40.0},
    ),
    _good(
        "SearchKBArticles",
        {"searchTerms": 'drück* "( OR', "maxResults": 5, "includePrivate": True},
        {"Articles": []},
    ),
    _bad("SearchKBArticles", {"searchTerms": "toner", "maxResults": -1}, {"Articles": None}),
    _good("GetArticlesBySearch", {"searchCriteria": ["Subject=drücker", "Words=ink"]}, _FOUND),
    _bad("GetArticlesBySearch", {"searchCriteria": ["Colour=red"]}, {"Articles": None}),
)

_PROPERTIES = (
    _good(
        "SetArticleProperties",
        {
            "articleID": "{article}",
            "articlePropertyValues": ["isprivate=True", "OtherKeywords=a=b"],
        },
    ),
    _bad(
        "SetArticleProperties",
        {"articleID": "{article}", "articlePropertyValues": ["ViewCount=7"]},
    ),
    _good(
        "GetArticleProperties",
        {"articleID": "{article}", "requestedValues": ["OtherKeywords", "IsPrivate"]},
        {"RequestResults.0": "OtherKeywords=a=b", "RequestResults.1": "IsPrivate=True"},
    ),
    _bad(
        "GetArticleProperties",
        {"articleID": _NOBODY, "requestedValues": ["Subject"]},
        {"RequestResults": None},
    ),
)

_REVIEWS = (
    _good("FlagArticleForReview", {"articleID": "{article}", "comment": "Stimmt das? 😀"}),
    _bad("FlagArticleForReview", {"articleID": _NOBODY, "comment": "x"}),
    _good(
        "GetArticleComments",
        {"articleID": "{article}"},
        {"Comments.0.CommentText": "Stimmt das? 😀", "Comments.0.UserID": "*positive"},
    ),
    _bad("GetArticleComments", {"articleID": _NOBODY}, {"Comments": None}),
    _good("MarkArticleAsReviewed", {"articleID": "{article}"}),
    _bad("MarkArticleAsReviewed", {"articleID": _NOBODY}),
)

_FILES = (
    _good(
        "AddArticleFile",
        {"articleID": "{article}", "fileName": "Größe.bin", "data": _BYTES},
        {"RequestResult": "*positive"},
        file="RequestResult",
    ),
    _bad(
        "AddArticleFile",
        {"articleID": _NOBODY, "fileName": "a", "data": b"x"},
        {"RequestResult": "*zero"},
    ),
    _good(
        "GetArticleFiles",
        {"articleID": "{article}"},
        {"Files.0.FileID": "{file}", "Files.0.FileSizeInBytes": len(_BYTES)},
    ),
    _bad("GetArticleFiles", {"articleID": _NOBODY}, {"Files": None}),
    _good(
        "GetArticleFile",
        {"fileID": "{file}"},
        {"FileName": "Größe.bin", "Data": base64.b64encode(_BYTES).decode()},
    ),
    _bad("GetArticleFile", {"fileID": _NOBODY}, {"FileName": None, "Data": None}),
    _good("DeleteArticleFile", {"fileID": "{file}"}),
    _bad("DeleteArticleFile", {"fileID": "{file}"}),
)

_TRANSLATIONS = (
    _good("CreateArticle", {**_WRITTEN, "subject": "Drums"}, other="RequestResult"),
    _good("AddArticleTranslation", {"articleID": "{article}", "translationArticleID": "{other}"}),
    _bad("AddArticleTranslation", {"articleID": "{article}", "translationArticleID": "{article}"}),
    _good(
        "GetArticleTranslations",
        {"articleID": "{other}"},
        {
            "Translations.0.KBArticleID": "{article}",
            "Translations.0.IsPrimary": True,
            "Translations.1.Subject": "Drums",
        },
    ),
    _bad("GetArticleTranslations", {"articleID": _NOBODY}, {"Translations": None}),
    _good(
        "RemoveArticleTranslation", {"articleID": "{article}", "translationArticleID": "{other}"}
    ),
    _bad("RemoveArticleTranslation", {"articleID": "{article}", "translationArticleID": "{other}"}),
)

_ENDS = (
    _bad("DeleteFolder", {"folderID": "{folder}"}),
    _good("DeleteArticle", {"articleID": "{article}"}),
    _bad("DeleteArticle", {"articleID": "{article}"}),
)

CASES: tuple[Case, ...] = (
    *_FOLDERS,
    *_ARTICLES,
    *_SEARCHES,
    *_PROPERTIES,
    *_REVIEWS,
    *_FILES,
    *_TRANSLATIONS,
    *_ENDS,
)
