"""Companies side by side."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_companies_stand_side_by_side(client: FlaskClient) -> None:
    """Each in a column of its own, in the order that was chosen; unknown ones are left out."""
    text = client.get("/compare?ids=C009,none,C000&lang=en").text

    assert text.index("南泰第9物业") < text.index("东安第0物业")
    assert text.count('<th scope="col">') == 2
    assert "75.71" in text


def test_one_is_not_compared(client: FlaskClient) -> None:
    """The page leads to the register, which keeps the one that was chosen."""
    assert 'href="/companies?compare=C009"' in client.get("/compare?ids=C009").text


def test_a_list_by_law_is_told_from_a_proposal(listed: FlaskClient) -> None:
    """C000 is on the red list, C009 only proposed for the blacklist."""
    text = listed.get("/compare?ids=C000,C009&lang=en").text

    assert ("On the red list" in text, "Blacklist, proposed" in text, "Red list, proposed" in text) == (
        True, True, False,
    )  # fmt: skip
