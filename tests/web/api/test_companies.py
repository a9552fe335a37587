"""Companies over HTTP: the register's own numbers, exact, page by page."""

from __future__ import annotations

from decimal import Decimal

from flask.testing import FlaskClient

from web.register.ratings.current import Current


def test_pages_hold_every_company_once(client: FlaskClient) -> None:
    """By code and by score, whatever the size of a page."""
    for sort in ("company_id", "score"):
        seen: list[tuple[str, Decimal]] = []
        cursor: str | None = ""
        while cursor is not None:
            page = client.get(f"/api/v1/companies?limit=17&sort={sort}&cursor={cursor}").json
            assert page is not None
            seen += [(one["company_id"], Decimal(one["score"])) for one in page["items"]]
            cursor = page["next"]

        assert len({name for name, _ in seen}) == len(seen) == 60
        assert seen == (sorted(seen) if sort == "company_id" else sorted(seen, key=lambda one: (-one[1], one[0])))


def test_filters_are_those_of_the_page(client: FlaskClient) -> None:
    """A part of a name or code, a grade, a proposed list."""
    for asked, names in (("q=C00", 10), ("list=black", 1), ("grade=C&q=C0", None)):
        items = client.get(f"/api/v1/companies?{asked}").json["items"]  # type: ignore[index]
        assert items
        assert names is None or len(items) == names


def test_one_company_is_shown_with_what_it_serves(client: FlaskClient, now: Current) -> None:
    """Points are decimals in text, days ISO, and the run is named."""
    told = client.get("/api/v1/companies/C001").json

    assert told is not None
    assert (told["run"], told["services"][0]["community_id"]) == (now.run_id, "K001")
    assert isinstance(told["score"], str)
    assert sum(map(Decimal, told["components"].values())) + 80 == Decimal(told["score"])


def test_points_come_with_clause_and_evidence(client: FlaskClient) -> None:
    """A number of the rulebook's own has no clause; one that a limit swallows does not count."""
    items = client.get("/api/v1/companies/C001/contributions").json["items"]  # type: ignore[index]
    by_rule = {one["rule"]: one for one in items}

    assert by_rule["tiny.late"]["clause"] == {"instrument": "m2024", "article": "12(3)"}
    assert (by_rule["tiny.good"]["clause"], by_rule["tiny.good"]["evidence_id"]) == (None, "r2")
    assert by_rule["tiny.late"]["counted"] is False


def test_history_is_of_one_rulebook(client: FlaskClient) -> None:
    """Twelve months, oldest first."""
    days = [one["as_of"] for one in client.get("/api/v1/companies/C001/history").json or ()]

    assert (len(days), days) == (12, sorted(days))


def test_what_is_not_known_is_told(client: FlaskClient) -> None:
    """An unknown company, a cursor of another list, a name that no query has: with the place of the fault."""
    assert client.get("/api/v1/companies/X").status_code == 404
    wrong = client.get("/api/v1/companies?limit=1").json["next"]  # type: ignore[index]

    for query, where in ((f"sort=score&cursor={wrong}", "cursor"), ("colour=red", "colour"), ("limit=0", "limit")):
        answer = client.get(f"/api/v1/companies?{query}")
        assert (answer.status_code, answer.json["problems"][0]["where"]) == (422, where)  # type: ignore[index]
