"""One company's credit file as a page."""

from __future__ import annotations

from pathlib import Path

import pytest
from flask.testing import FlaskClient

from credit.explaining import Outlook, Way, kept_outlook
from credit.rulebook.scalars import Bilingual
from credit.scoring.hypotheses import Hypothesis, Verdict
from tests.builders.city import city_url, rated
from web.application import create_app
from web.settings import Settings


@pytest.fixture
def text(client: FlaskClient) -> str:
    """Return the page of C009 in English."""
    return client.get("/companies/C009?lang=en").text


def test_every_point_stands_with_clause_and_evidence(text: str) -> None:
    """The clause by document and article, our own choices by their reason, the evidence by its number."""
    for word in (
        "Example measures on credit management, article 12(3)",
        "Our own choice:",
        "made for a test",
        "k10",
        "\N{MINUS SIGN}12.561",
    ):
        assert word in text


def test_what_bars_from_tenders_is_named(text: str) -> None:
    """The trigger of the blacklist, by its own clause and term."""
    assert "What holds the grade down or bars from tenders" in text
    assert "article 21" in text


def test_what_expires_is_told_with_its_day(text: str) -> None:
    """The award counts until before 5 January 2025."""
    assert "5 January 2025" in text


def test_a_swallowed_contribution_is_struck_out(client: FlaskClient) -> None:
    """What a limit took is shown, and shown not to count."""
    assert "beyond a limit" in client.get("/companies/C001?lang=en").text


def test_without_a_way_the_next_grade_is_told_in_points(text: str) -> None:
    """Where no outlook was kept, what the next grade asks for stands."""
    assert "What grade AA asks for:" in text
    assert "80 points, 4.29 more than now" in text


def test_all_reasons_stand_on_a_page_of_their_own(client: FlaskClient) -> None:
    """Page by page, of one component where it is asked for."""
    everything, bad = (client.get(f"/companies/C009/reasons{query}").text for query in ("", "?component=bad"))

    assert ("r-9" in everything, "k10" in everything, "r10" in everything) == (True, True, True)
    assert ("k10" in bad, "r10" in bad) == (True, False)


def test_what_the_law_lists_is_told_from_what_is_proposed(listed: FlaskClient) -> None:
    """C000 is on the red list by a decision; C009 is proposed for the blacklist."""
    red, black = (listed.get(f"/companies/{name}?lang=en").text for name in ("C000", "C009"))

    assert ("On the red list" in red, "Only proposed" in red) == (True, False)
    assert ("on no published list" in black, "Blacklist, proposed" in black) == (True, True)


@pytest.mark.parametrize(("lang", "words"), [("zh", "修复一条记录"), ("en", "Have one repaired")])
def test_a_way_up_is_shown_in_the_readers_language(tmp_path: Path, lang: str, words: str) -> None:
    """What was tried out, and the grade it led to."""
    verdict = Verdict(80_500, "AA", eligible=True)
    way = Way(Bilingual(zh="修复一条记录", en="Have one repaired"), Hypothesis("C009"), verdict)
    url = city_url(tmp_path, rated_history=[rated()], outlooks={"C009": kept_outlook(Outlook((way,)))})
    text = create_app(Settings(database_url=url)).test_client().get(f"/companies/C009?lang={lang}").text

    assert words in text
    assert "80.5" in text
