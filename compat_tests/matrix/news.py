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
        {"parameters": _WRITTEN},
        {"NewsItemId": "*positive"},
        item="NewsItemId",
    ),
    _bad("CreateNewsItem", {"parameters": ["Body=x"]}, {"NewsItemId": "*zero"}),
    _good(
        "GetNewsItem",
        {"newsItemId": "{item}"},
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
    _bad("GetNewsItem", {"newsItemId": _NOBODY}, {"Subject": None, "NewsItemID": "*zero"}),
    _good("PublishNewsItem", {"newsItemId": "{item}"}),
    _bad("PublishNewsItem", {"newsItemId": "{item}"}),
    _good(
        "SetNewsItemProperties",
        {"newsItemId": "{item}", "properties": ["summaryshort=Kürzer"]},
    ),
    _bad(
        "SetNewsItemProperties",
        {"newsItemId": "{item}", "properties": ["PublishUntil=1/1/2015"]},
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
        {"newsItemId": "{item}", "properties": ["PublishFrom=", "EventDate=1/1/2100"]},
    ),
    _good("GetNewsItems", {"userId": 0, "maxResults": 1}, _SHOWN),
    _bad("GetNewsItems", {"userId": _NOBODY}, {"NewsItems": None}),
)

_TARGETS = (
    Case("svcOrganization", "GetAllRoles", {}, {}, {"role": "Roles.0.RoleID"}),
    Case("svcOrganization", "GetAllBrands", {}, {}, {"brand": "Brands.0.ID"}),
    _good("SetNewsItemBrands", {"newsItemId": "{item}", "brandIds": ["{brand}"]}),
    _bad("SetNewsItemBrands", {"newsItemId": "{item}", "brandIds": [_NOBODY]}),
    _good("SetNewsItemRoles", {"newsItemId": "{item}", "roleIds": ["{role}"]}),
    _bad("SetNewsItemRoles", {"newsItemId": "{item}", "roleIds": ["{role}", _NOBODY]}),
    _good(
        "GetNewsItem",
        {"newsItemId": "{item}"},
        {"BrandIDs.0": "{brand}", "RoleIDs.0": "{role}"},
    ),
    _good("GetNewsItems", {"userId": "{agent_id}", "brandId": "{brand}"}),
)

_REVIEWS = (
    _good("FlagNewsItemForReview", {"newsItemId": "{item}"}),
    _bad("FlagNewsItemForReview", {"newsItemId": _NOBODY}),
    _good(
        "GetNewsItemsBySearch",
        {"searchCriteria": ["IsFlaggedForReview=1"]},
        {"NewsItems.0.NewsItemID": "{item}", "NewsItems.0.IsFlaggedForReview": True},
    ),
    _good("MarkNewsItemAsReviewed", {"newsItemId": "{item}"}),
    _bad("MarkNewsItemAsReviewed", {"newsItemId": _NOBODY}),
    _good("UnpublishNewsItem", {"newsItemId": "{item}"}),
    _bad("UnpublishNewsItem", {"newsItemId": "{item}"}),
)

_PAIR = {"newsItemId": "{item}", "translationNewsItemId": "{other}"}

_TRANSLATIONS = (
    _good("CreateNewsItem", {"parameters": ["Subject=Drums"]}, other="NewsItemId"),
    _good("AddNewsItemTranslation", _PAIR),
    _bad("AddNewsItemTranslation", {"newsItemId": "{item}", "translationNewsItemId": "{item}"}),
    _good(
        "GetNewsItemTranslations",
        {"newsItemId": "{other}"},
        {
            "Translations.0.NewsItemID": "{item}",
            "Translations.0.IsPrimary": True,
            "Translations.1.Subject": "Drums",
        },
    ),
    _bad("GetNewsItemTranslations", {"newsItemId": _NOBODY}, {"Translations": None}),
    _good("RemoveNewsItemTranslation", _PAIR),
    _bad("RemoveNewsItemTranslation", _PAIR),
)

_ENDS = (
    _good("DeleteNewsItem", {"newsItemId": "{item}"}),
    _bad("DeleteNewsItem", {"newsItemId": "{item}"}),
)

CASES: tuple[Case, ...] = (*_ITEMS, *_LISTS, *_TARGETS, *_REVIEWS, *_TRANSLATIONS, *_ENDS)
