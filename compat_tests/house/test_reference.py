"""The page about all services: everything is on it, it can be searched, and its links lead on."""

from __future__ import annotations

from functools import cache
from io import BytesIO
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit

import pytest
from lxml import html

from compat_tests.own_wsdl.modified import MODIFIED, OTHER_NAMESPACE, as_saved
from compat_tests.serving import Server, running
from soap_service.asmx.http import Request, Response
from soap_service.config import Settings, load_settings
from soap_service.contracts import contract_of
from soap_service.contracts.guides import guides
from soap_service.contracts.publications import publications
from soap_service.contracts.reference import link_from, reference
from soap_service.services import SERVICES

WSDL = Path(__file__).resolve().parents[2] / "wsdl"
ADDRESS = "https://help.example.com/Services2/"
SETTINGS = load_settings(Path("nowhere"), environ={"ISERVICE_PROPOSED_SERVICES": "true"})
PAGE = reference(lambda: guides(publications(SETTINGS), WSDL))


def ask(path: str = "/Services2/", query: str = "") -> Response:
    """Return the answer to a GET."""
    return PAGE(request_for(path, query))


def request_for(path: str, query: str = "") -> Request:
    """Return a GET from elsewhere."""
    return Request(
        method="GET",
        path=path,
        path_info="",
        url=f"https://help.example.com{path}",
        query_string=query,
        content_type="",
        headers={},
        body=BytesIO(),
        client_address="203.0.113.9",
        is_local=False,
    )


def page_of(settings: Settings) -> html.HtmlElement:
    """Return the whole page of a server with other settings."""
    page = reference(lambda: guides(publications(settings), settings.wsdl_dir))
    body = page(request_for("/Services2/")).body
    assert isinstance(body, bytes)
    return html.document_fromstring(body.decode())


@cache
def shown(words: str = "") -> html.HtmlElement:
    """Return the page, or what a search for words shows of it."""
    body = ask(query=f"q={quote(words)}" if words else "").body
    assert isinstance(body, bytes)
    page = html.document_fromstring(body.decode())
    page.make_links_absolute(ADDRESS)
    return page


def functions(words: str) -> list[str]:
    return [each.get("id") for each in shown(words).xpath("//article")]


def test_every_function_of_every_service_is_described() -> None:
    expected = {
        f"{service.name}.{name}"
        for service in SERVICES
        for name in contract_of(service, WSDL).operations
    }
    articles = shown().xpath("//article")
    assert {each.get("id") for each in articles} == expected
    assert all(each.xpath("string(p[1])").strip() for each in articles)


def test_a_function_tells_what_it_takes_and_returns() -> None:
    article = shown().get_element_by_id("svcKB.SearchKBArticles")
    inputs, returns = article.xpath(".//table")
    assert [row.text for row in inputs.xpath(".//th[@scope='row']/code")] == [
        "adminUsername",
        "adminPassword",
        "searchTerms",
        "maxResults",
        "includePrivate",
    ]
    assert returns.xpath("string(caption)") == "Returns KBArticlesResult"
    assert returns.xpath("normalize-space(.//tbody/tr[1]/td)") == "list of KBArticlesResultPart"
    [link] = returns.xpath(".//a/@href")
    part = shown().get_element_by_id(link.partition("#")[2])
    assert "Relevance" in part.text_content()


def test_each_service_has_its_address_and_its_wsdl() -> None:
    for service in SERVICES:
        section = shown().xpath("//section[@aria-labelledby=$name]", name=service.name)[0]
        address = f"https://help.example.com{service.path}"
        assert section.xpath("p/a/@href")[:2] == [address, f"{address}?WSDL"]


def test_what_is_obsolete_or_proposed_is_marked() -> None:
    """Known difference S130."""
    marks = {each.get("id"): each.xpath("h3/span/text()") for each in shown().xpath("//article")}
    assert marks["svcCallLogs.CreateCallLog"] == ["obsolete"]
    assert marks["svcKB.CreateArticle"] == ["proposed"]
    assert marks["svcKB.GetArticle"] == []


def test_what_a_proposed_service_offers_is_marked_throughout() -> None:
    names = {each.name for each in SERVICES if each.is_proposed}
    sections = shown().xpath("//section[h2/span='proposed']")
    assert {each.get("aria-labelledby") for each in sections} == names
    for section in sections:
        assert section.xpath("article[not(h3/span[@class='badge proposed'])]") == []


def test_proposed_services_are_shown_only_where_they_are_published(tmp_path: Path) -> None:
    page = page_of(load_settings(tmp_path, environ={}))
    names = {each.name for each in SERVICES if not each.is_proposed}
    assert set(page.xpath("//section/@aria-labelledby")) == names


@pytest.fixture(scope="module")
def brought(tmp_path_factory: pytest.TempPathFactory) -> html.HtmlElement:
    """The section of svcTickets where the operator brought another contract."""
    folder = tmp_path_factory.mktemp("brought")
    saved = folder / "saved.wsdl"
    saved.write_bytes(as_saved(MODIFIED))
    environ = {"ISERVICE_WSDL_FILES": f"svcTickets={saved}"}
    page = page_of(load_settings(folder, environ=environ))
    return page.xpath("//section[@aria-labelledby='svcTickets']")[0]


def test_an_operators_contract_is_described_in_place_of_ours(brought: html.HtmlElement) -> None:
    """Known difference S130."""
    assert brought.xpath("string(p//code)") == OTHER_NAMESPACE
    assert "operator" in brought.xpath("string(p[2])")
    inputs = brought.get_element_by_id("svcTickets.CreateTicket").xpath(
        ".//table[caption='Inputs']//code/text()"
    )
    assert "templateName" in inputs
    assert "sendEmail" not in inputs
    members = brought.get_element_by_id("svcTickets.types.TicketRecord").xpath(".//code/text()")
    assert {"Escalations", "Mood"} <= set(members)


def test_remarks_on_our_contract_are_not_made_of_an_operators(brought: html.HtmlElement) -> None:
    article = brought.get_element_by_id("svcTickets.AddTicketNote")
    assert article.xpath("string(p)") == "Adds a comment in plain text to a ticket."
    assert brought.xpath("article/p[@class='note'] | .//span[@class='badge proposed']") == []


def test_a_published_function_that_nothing_answers_is_marked(brought: html.HtmlElement) -> None:
    """Known difference S130."""
    marked = brought.xpath("article[h3/span='not available']/@id")
    assert marked == ["svcTickets.EscalateTicket"]


def test_a_search_shows_the_functions_that_hold_all_words() -> None:
    assert functions("ARTICLE  bytes") == ["svcKB.GetArticleFile"]
    assert "svcTickets.CreateTicket" in functions("createticket")
    found = shown("ARTICLE  bytes")
    assert found.xpath("normalize-space(//*[@role='status'])").startswith("1 function found for")
    assert found.xpath("//details[not(@open)]") == []
    assert found.get_element_by_id("q").get("value") == "ARTICLE  bytes"
    assert found.xpath("string(//title)") == "1 function found for ARTICLE  bytes"


def test_what_nearly_all_functions_take_or_return_is_not_looked_at() -> None:
    assert "svcKB.SearchKBArticles" in functions("SearchTerms")
    assert "svcKB.PublishArticle" in functions("articleID")
    assert "svcTickets.CloseTicket" not in functions("svcTickets Message")
    assert functions("adminPassword") == []


def test_the_types_of_what_was_found_are_explained_and_no_others() -> None:
    found = shown("searchkbarticles")
    assert len(found.xpath("//*[@id='svcKB.types.KBArticlesResultPart']")) == 1
    assert found.xpath("//*[@id='svcKB.types.KBFolderResultPart']") == []


def test_many_functions_found_are_shown_in_brief() -> None:
    assert len(functions("ticket")) > 10
    assert shown("ticket").xpath("//details[@open]") == []


def test_a_search_without_result_says_so() -> None:
    found = shown("no-such-thing")
    assert found.xpath("normalize-space(//*[@role='status'])").startswith("0 functions found for")
    assert found.xpath("//article") == []


@pytest.mark.parametrize("words", ["<script>alert(1)</script>", '"><b>', "x" * 5000, "%"])
def test_what_was_asked_is_shown_as_text(words: str) -> None:
    page = shown(words)
    assert page.xpath("//script | //form//b") == []
    assert page.get_element_by_id("q").get("value") == words[:200]


def test_the_page_can_be_used_without_eyes_and_mouse() -> None:
    page = shown()
    assert page.get("lang") == "en"
    assert len(page.xpath("//h1")) == 1
    assert page.xpath("//input[not(@id = //label/@for)]") == []
    assert page.xpath("//table[not(caption)] | //th[not(@scope)]") == []
    assert page.xpath("//script") == []
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link.partition("#")[2] for link in page.xpath("//a/@href") if "#" in link}
    assert targets <= set(ids)


def test_the_address_without_a_slash_leads_to_the_page() -> None:
    answer = ask("/Services2")
    assert answer.status.startswith("301 ")
    assert ("Location", ADDRESS) in answer.headers


def test_other_addresses_of_the_folder_are_not_found() -> None:
    assert ask("/Services2/svcNothing.asmx").status.startswith("404 ")
    assert ask("/SERVICES2/").status.startswith("200 ")


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("/Services2/svcKB.asmx", "./"),
        ("/Services/svcTickets.asmx", "../Services2/"),
        ("/iService.asmx", "Services2/"),
    ],
)
def test_help_pages_find_the_way_to_it(path: str, link: str) -> None:
    assert link_from(path) == link


def links(server: Server, path: str) -> set[str]:
    """Return the links of a page of a server, as paths."""
    page = html.document_fromstring(server.get(path).decode())
    page.make_links_absolute(f"http://{server.host}{path}")
    return {urlsplit(link).path for link in page.xpath("//a/@href")}


def test_bare_pages_of_a_server_lead_to_it(tmp_path: Path) -> None:
    with running(tmp_path) as server:
        for path in ("/", *(service.path for service in SERVICES)):
            assert "/Services2/" in links(server, path)
            assert "/Services2/" in links(server, f"{path}?op=NoSuchFunction")
        assert "/Services2/" in links(server, "/Services2/svcTickets.asmx?op=CreateTicket")
        assert {service.path for service in SERVICES} <= links(server, "/Services2/")


def test_without_documentation_there_is_none(tmp_path: Path) -> None:
    with running(tmp_path, environ={"ISERVICE_DOCUMENTATION": "false"}) as server:
        assert "/Services2/" not in links(server, "/")
        with pytest.raises(HTTPError, match="404"):
            server.get("/Services2/")
