"""The groups that somebody keeps."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_the_city_sees_all_groups_and_a_town_its_own(bureau: FlaskClient, town: FlaskClient) -> None:
    """The city's group is not a town's to keep."""
    assert ("/group-desk/city" in bureau.get("/group-desk").text, bureau.get("/group-desk/xinan").status_code) == (
        True,
        200,
    )
    assert "/group-desk/city" not in town.get("/group-desk").text
    assert town.get("/group-desk/city").status_code == 403
    assert bureau.get("/group-desk/moon").status_code == 404


def test_what_a_town_handed_up_waits_with_the_citys_group(bureau: FlaskClient) -> None:
    """RC-08: until that has met again."""
    assert "A road between two estates" in bureau.get("/group-desk/city").text
