"""What waits on the desk of who keeps a group."""

from __future__ import annotations

from flask.testing import FlaskClient


def test_meetings_and_tasks_wait_for_who_keeps_the_group(bureau: FlaskClient, town: FlaskClient) -> None:
    """The city for its own group, the town for its own."""
    city, own = bureau.get("/desk?lang=en").text, town.get("/desk?lang=en").text

    assert ("Report on task 1" in city, "Hold the meeting" in city, "/group-desk/xinan" in city) == (True, True, False)
    assert ("Hold the meeting" in own, "/group-desk/city" in own) == (True, False)
