"""Setting up a group on the portal."""

from __future__ import annotations

from flask.testing import FlaskClient

_NEW = {"name": "xinan-2", "kind": "town", "area": "Xinan", "paper": "Xinan 2024 no. 2", "on": "2024-06-01"}


def test_a_second_group_of_an_area_is_refused_with_the_article(town: FlaskClient) -> None:
    """Then, once the first has ended, it is set up with whom its paper names."""
    refused = town.post("/group-desk/new?lang=en", data=_NEW)
    town.post("/group-desk/xinan/end", data={"reason": "New paper", "on": "2024-05-31"})
    made = town.post("/group-desk/new", data={**_NEW, "members": "Fire brigade\n"})

    assert (refused.status_code, "the group xinan stands for this area" in refused.text) == (422, True)
    assert "art. 6" in refused.text
    assert made.status_code == 303
    assert "Fire brigade" in town.get("/group-desk/xinan-2").text


def test_a_town_sets_up_nothing_for_others(town: FlaskClient) -> None:
    """Neither for its neighbour nor for the city."""
    assert town.post("/group-desk/new", data={**_NEW, "area": "Beishan"}).status_code == 403
    assert town.post("/group-desk/new", data={**_NEW, "kind": "city", "area": ""}).status_code == 422


def test_the_city_sets_one_up_for_a_town(bureau: FlaskClient) -> None:
    """Who may everything, may this."""
    assert bureau.post("/group-desk/new", data={**_NEW, "area": "Beishan"}).status_code == 303
