"""Every page of the portal, looked at once on a telephone: languages and lights take turns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, Route

from tests.builders.accounts import empty_portal
from tests.builders.phones import PHONE, WIDTH, violations, with_axe
from tests.journeys.every_page.conftest import Serve
from tests.journeys.every_page.pages import ELSEWHERE, FILES, PLACES, Sent

_TURNS = (("zh", "light"), ("en", "dark"), ("zh", "dark"), ("en", "light"))
_VISITS = [(place, role) for place, roles in PLACES.items() for role in roles]
_TESTS = Path(__file__).parents[2]


@pytest.mark.browser
@pytest.mark.parametrize(("place", "role"), _VISITS, ids=[f"{place}-{role or 'visitor'}" for place, role in _VISITS])
def test_every_page_is_accessible(serve: Serve, browser: Browser, place: str, role: str) -> None:
    """Axe finds nothing, nothing sticks out sideways, no script fails, nothing is blocked, no other host is asked."""
    address, token = serve(place)
    context = with_axe(browser.new_context(viewport=PHONE))
    if role:
        context.add_cookies([{"name": "wuxin_session", "value": token(role), "url": address}])
    context.route("**/jobs/*", _that_stays)
    page, found = context.new_page(), list[str]()
    page.on("console", lambda told: found.append(f"{page.url}: {told.text}") if told.type == "error" else None)
    page.on("pageerror", lambda error: found.append(f"{page.url}: {error}"))
    page.on("request", lambda one: None if one.url.startswith((address, "data:")) else found.append(one.url))
    for number, step in enumerate(PLACES[place][role]):
        if isinstance(step, Sent):
            answer = context.request.post(f"{address}{step.path}", form=dict(step.fields), max_redirects=0)
            assert answer.status == 303, f"{step.path}: {answer.status}"
        else:
            found += _looked_at(page, address, step, number)
    context.close()

    assert found == []


def _that_stays(route: Route) -> None:
    """Answer without the word to come back soon: a busy machine may take longer than that to look at the page."""
    answer = route.fetch()
    route.fulfill(response=answer, headers={name: said for name, said in answer.headers.items() if name != "refresh"})


def _looked_at(page: Page, address: str, path: str, number: int) -> list[str]:
    """Open a page in the language and the light whose turn it is, and return what is wrong with it."""
    language, scheme = _TURNS[number % len(_TURNS)]
    page.context.add_cookies([{"name": "wuxin_lang", "value": language, "url": address}])
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    answer = page.goto(f"{address}{_address(page, path)}", wait_until="load")
    told = [] if answer is not None and answer.ok else [f"{path}: no such page for {page.url}"]
    told += [f"{path} {language} {scheme}: {report}" for report in (violations(page),) if report]
    wide = page.evaluate("document.documentElement.scrollWidth")
    return told + ([] if wide <= WIDTH else [f"{path} {language}: {wide} pixels wide"])


def _address(page: Page, path: str) -> str:
    """Return an address: one with a star is the first of its kind that the page before leads to."""
    if "*" not in path:
        return path
    kind = re.compile(re.escape(path).replace(r"\*", "[^/?#]+") + "$")
    links: list[str] = page.eval_on_selector_all("main a", "all => all.map(one => one.getAttribute('href'))")
    return next((one for one in links if kind.fullmatch(one or "")), path)


def _answers_a_page(endpoint: str, rule: str) -> bool:
    room = endpoint.partition(".")[0]
    return room not in FILES and "." not in rule.rpartition("/")[2] and not endpoint.endswith(".file")


def test_every_address_has_an_example(tmp_path: Path) -> None:
    """A page that is added is looked at too: here, or by the journey that leads to it."""
    app = empty_portal(tmp_path)
    known = app.url_map.bind("localhost")
    examples = [
        step for roles in PLACES.values() for steps in roles.values() for step in steps if isinstance(step, str)
    ]
    seen = {known.match(re.sub(r"\*", "1", one.partition("?")[0]), "GET")[0] for one in examples}
    pages = {
        rule.endpoint
        for rule in app.url_map.iter_rules()
        if "GET" in (rule.methods or ()) and _answers_a_page(rule.endpoint, rule.rule)
    }

    assert pages - seen - set(ELSEWHERE) == set()
    assert set(ELSEWHERE) - (pages - seen) == set()


@pytest.mark.parametrize("journey", sorted(set(ELSEWHERE.values())))
def test_the_journeys_that_look_are_there(journey: str) -> None:
    """No page rests on a journey that is gone."""
    assert (_TESTS / journey).is_file()
