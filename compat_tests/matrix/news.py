"""svcNews: items written, shown, found, published, reviewed, translated and deleted."""

from collections.abc import Mapping

from .case import Case

_NOBODY = 999999
_SUBJECT = 'Zoë\'s "Drücker" <&> 日本語 😀'
_BODY = "<p>Grüße &amp; <b>Toner</b> = 😀</p>\n"


def _good(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
    **save: str,
) -> Case:
    return Case("svcNews", operation, arguments, expect or {}, save)


def _bad(
    operation: str,
    arguments: Mapping[str, object],
    expect: Mapping[str, object] | None = None,
) -> Case:
    return Case("svcNews", operation, arguments, expect or {}, succeeds=False)


_WRITTEN = [
    f"Subject={_SUBJECT}",
    "SummaryShort=Kurz",
    "SummaryLong=Etwas länger",
    f"Body={_BODY}",
    "EventDateUTC=2015-01-31T14:05:00Z",
    "PublishFrom=1/30/2015",
    "IsDraft=True",
]

_ITEMS = (
    _good(
        "CreateNewsItem",
        {"newsItemPropertyValues": _WRITTEN},
        {"RequestResult": "*positive"},
        item="RequestResult",
    ),
    _bad("CreateNewsItem", {"newsItemPropertyValues": ["Body=x"]}, {"RequestResult": "*zero"}),
    _good(
        "GetNewsItem",
        {"newsItemID": "{item}"},
        {
            "NewsItemID": "{item}",
            "Subject": _SUBJECT,
            "SummaryShort": "Kurz",
            "SummaryLong": "Etwas länger",
            "Body": _BODY,
            "Language": "",
            "AuthorUserID": "*positive",
            "EventDateUTC": "2015-01-31T14:05:00",
            "PublishFromUTC": "2015-01-30T00:00:00",
            "PublishUntilUTC": "*zero",
            "IsDraft": True,
            "IsPrivate": False,
            "BrandIDs": [],
            "RoleIDs": [],
        },
    ),
    _bad("GetNewsItem", {"newsItemID": _NOBODY}, {"Subject": None, "NewsItemID": "*zero"}),
    _good("PublishNewsItem", {"newsItemID": "{item}"}),
    _bad("PublishNewsItem", {"newsItemID": "{item}"}),
    _good(
        "SetNewsItemProperties",
        {"newsItemID": "{item}", "newsItemPropertyValues": ["summaryshort=Kürzer"]},
    ),
    _bad(
        "SetNewsItemProperties",
        {"newsItemID": "{item}", "newsItemPropertyValues": ["PublishUntil=1/1/2015"]},
    ),
)

_SHOWN = {"NewsItems.0.NewsItemID": "{item}", "NewsItems.0.SummaryShort": "Kürzer"}

_LISTS = (
    _good(
        "GetNewsItemsBySearch",
        {"searchCriteria": ["Subject=drücker", "Text=toner", "IsShown=true"]},
        _SHOWN,
    ),
    _bad("GetNewsItemsBySearch", {"searchCriteria": ["Colour=red"]}, {"NewsItems": None}),
    _good(
        "SetNewsItemProperties",
        {"newsItemID": "{item}", "newsItemPropertyValues": ["PublishFrom=", "EventDate=1/1/2100"]},
    ),
    _good("GetNewsItems", {"userID": 0, "maxResults": 1}, _SHOWN),
    _bad("GetNewsItems", {"userID": _NOBODY}, {"NewsItems": None}),
)

_TARGETS = (
    Case("svcOrganization", "GetAllRoles", {}, {}, {"role": "Roles.0.RoleID"}),
    Case("svcOrganization", "GetAllBrands", {}, {}, {"brand": "Brands.0.ID"}),
    _good("SetNewsItemBrands", {"newsItemID": "{item}", "brandIDs": ["{brand}"]}),
    _bad("SetNewsItemBrands", {"newsItemID": "{item}", "brandIDs": [_NOBODY]}),
    _good("SetNewsItemRoles", {"newsItemID": "{item}", "roleIDs": ["{role}"]}),
    _bad("SetNewsItemRoles", {"newsItemID": "{item}", "roleIDs": ["{role}", _NOBODY]}),
    _good(
        "GetNewsItem",
        {"newsItemID": "{item}"},
        {"BrandIDs.0": "{brand}", "RoleIDs.0": "{role}"},
    ),
    _good("GetNewsItems", {"userID": "{agent_id}", "brandID": "{brand}"}),
)

_REVIEWS = (
    _good("FlagNewsItemForReview", {"newsItemID": "{item}"}),
    _bad("FlagNewsItemForReview", {"newsItemID": _NOBODY}),
    _good(
        "GetNewsItemsBySearch",
        {"searchCriteria": ["IsFlaggedForReview=1"]},
        {"NewsItems.0.NewsItemID": "{item}", "NewsItems.0.IsFlaggedForReview": True},
    ),
    _good("MarkNewsItemAsReviewed", {"newsItemID": "{item}"}),
    _bad("MarkNewsItemAsReviewed", {"newsItemID": _NOBODY}),
    _good("UnpublishNewsItem", {"newsItemID": "{item}"}),
    _bad("UnpublishNewsItem", {"newsItemID": "{item}"}),
)

_PAIR = {"newsItemID": "{item}", "translationNewsItemID": "{other}"}

_TRANSLATIONS = (
    _good("CreateNewsItem", {"newsItemPropertyValues": ["Subject=Drums"]}, other="RequestResult"),
    _good("AddNewsItemTranslation", _PAIR),
    _bad("AddNewsItemTranslation", {"newsItemID": "{item}", "translationNewsItemID": "{item}"}),
    _good(
        "GetNewsItemTranslations",
        {"newsItemID": "{other}"},
        {
            "Translations.0.NewsItemID": "{item}",
            "Translations.0.IsPrimary": True,
            "Translations.1.Subject": "Drums",
        },
    ),
    _bad("GetNewsItemTranslations", {"newsItemID": _NOBODY}, {"Translations": None}),
    _good("RemoveNewsItemTranslation", _PAIR),
    _bad("RemoveNewsItemTranslation", _PAIR),
)

_ENDS = (
    _good("DeleteNewsItem", {"newsItemID": "{item}"}),
    _bad("DeleteNewsItem", {"newsItemID": "{item}"}),
)

CASES: tuple[Case, ...] = (*_ITEMS, *_LISTS, *_TARGETS, *_REVIEWS, *_TRANSLATIONS, *_ENDS)
