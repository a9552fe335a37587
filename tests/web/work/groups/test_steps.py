"""The steps of a group on the portal."""

from __future__ import annotations

from flask.testing import FlaskClient

_MET = {"departments": ["fire"], "each_towns": "Xinan\nBeishan", "settled": "Ladders\nHydrants", "on": "2024-06-28"}
_TASK = {"what": "Count hydrants", "lead": "towns", "which": "Xinan", "until": "2024-12-31", "on": "2024-06-28"}


def test_a_meeting_and_a_task_are_entered(bureau: FlaskClient) -> None:
    """Each matter and each town on a line of its own."""
    answers = [bureau.post(f"/group-desk/city/{move}", data=told) for move, told in (("met", _MET), ("task", _TASK))]
    text = bureau.get("/group-desk/city?lang=en").text

    assert [one.status_code for one in answers] == [303, 303]
    for told in ("Ladders", "Hydrants", "Beishan", "2. Count hydrants"):
        assert told in text


def test_a_task_is_reported_on_and_done(bureau: FlaskClient) -> None:
    """Done, it is offered for reports no more."""
    bureau.post("/group-desk/city/report", data={"task": 1, "progress": "Three quarters", "on": "2024-06-28"})
    bureau.post("/group-desk/city/done", data={"task": 1, "progress": "All listed", "on": "2024-06-30"})
    text = bureau.get("/group-desk/city?lang=en").text

    assert ("Three quarters" in text, "done in time" in text) == (True, True)
    assert "/group-desk/city/report" not in text


def test_what_is_wrong_is_told_with_its_article(bureau: FlaskClient) -> None:
    """Both reasons at once, in both languages; nothing typed is lost."""
    wrong = {"on": "2024-06-28", "each_towns": ""}
    english = bureau.post("/group-desk/city/met?lang=en", data=wrong)
    chinese = bureau.post("/group-desk/city/met?lang=zh", data=wrong).text

    assert english.status_code == 422
    assert "it does not say who took part" in english.text
    assert "it does not say what the meeting settled" in english.text
    assert ("未写明参会单位" in chinese, "荣成市规范提升社区物业综合管理实施方案" in chinese) == (True, True)


def test_a_town_hands_up_what_it_cannot_settle(town: FlaskClient, bureau: FlaskClient) -> None:
    """RC-08: the city reads it."""
    told = {"departments": ["grid"], "raised": "A bridge", "on": "2024-06-28"}

    assert "raised" not in bureau.get("/group-desk/city/met").text
    assert town.post("/group-desk/xinan/met", data=told).status_code == 303
    assert "A bridge" in bureau.get("/group-desk/city").text


def test_there_is_no_other_step(bureau: FlaskClient) -> None:
    """Setting up has its own page."""
    assert bureau.get("/group-desk/city/set_up").status_code == 404
