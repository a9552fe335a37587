"""The life of a project: from the library to acceptance, and out of it."""

from __future__ import annotations

import pytest

from credit.renovation import State, Step, project_state, taken_in
from models.errors import InputError, RefusedError
from tests.builders.renovation import DIGEST, LED, READY, START, a_project, a_step, refusal, report, survey, terms

_DONE = report("2024-05-01", "fire", "water")
_FINISH = a_step("finish", "2024-06-01", "subdistrict")
_ACCEPT = a_step("accept", "2024-06-10", document=DIGEST)
_OFF, _ON = (a_step(move, "2024-03-20", reason="资金未到位") for move in ("put_off", "resume"))
_OUT = a_step("take_out", "2024-03-21", reason="列入拆迁")


@pytest.mark.parametrize(
    ("steps", "state"),
    [
        ((), State.IN_LIBRARY), (READY, State.IN_LIBRARY), ((*READY, START), State.UNDER_WAY),
        ((*READY, START, _DONE, _FINISH), State.FINISHED), ((*READY, START, _DONE, _FINISH, _ACCEPT), State.ACCEPTED),
        ((_OFF,), State.PUT_OFF), ((_OFF, _ON), State.IN_LIBRARY), ((_OFF, _OUT), State.TAKEN_OUT),
        ((*READY, START, _OFF), State.HALTED), ((*READY, START, _OFF, _ON), State.UNDER_WAY),
    ],
)  # fmt: skip
def test_a_state_is_what_the_steps_lead_to(steps: tuple[Step, ...], state: State) -> None:
    """LS-05: in the library, under way, finished, accepted; put off and taken up; taken out."""
    assert project_state(a_project("lishui", *steps)) is state


def test_works_that_are_not_accepted_go_on() -> None:
    """What has to be done better is told, and they are finished once more."""
    again = a_step("reject", "2024-06-05", what="消防水压不足")
    more = a_step("finish", "2024-06-20", "subdistrict")
    project = a_project("lishui", *READY, START, _DONE, _FINISH, again)

    assert project_state(project) is State.UNDER_WAY
    assert refusal(project, more) == ""


def test_every_reason_is_told_at_once() -> None:
    """The town does not accept, nothing is accepted before it is finished, and no day lies ahead."""
    told = refusal(a_project("lishui"), a_step("accept", "2024-08-01", "subdistrict", "2024-07-01", document=DIGEST))

    assert "this is not for the role subdistrict" in told
    assert "this cannot be done while it is in_library" in told
    assert "2024-08-01 has not come yet" in told


def test_no_step_lies_before_another() -> None:
    """Neither by its day nor by the moment of its recording."""
    told = refusal(a_project("lishui", LED), survey("2024-02-09"))

    assert "it would lie before the step of 2024-02-10" in told
    assert "it would lie before the step on record" in told


def test_an_estate_is_taken_in_by_its_plan() -> None:
    """RC-28: of 2004 or earlier, in a batch; both reasons with their section. ZY-20: of 1999 or earlier."""
    with pytest.raises(RefusedError) as caught:
        taken_in("new", a_step("take_in", "2024-01-10", **terms("rongcheng", built_year=2005, batch=None)))

    assert str(caught.value).count("Rongcheng Plan for Better Community Property Management art. 15") == 2
    with pytest.raises(RefusedError, match="of an unknown year, and those from before 2000 are meant"):
        taken_in("new", a_step("take_in", "2024-01-10", **terms("ziyang", built_year=None)))
    assert a_project("hangzhou", built_year=2010, batch=None).terms.built_year == 2010


def test_another_step_takes_nothing_in() -> None:
    """A project begins with its estate, under a name that an address can hold."""
    with pytest.raises(InputError, match="Name it like willow-2024"):
        taken_in("a/b", a_step("take_in", "2024-01-10", **terms("lishui")))
    with pytest.raises(InputError, match="wuxin renovation take-in"):
        taken_in("new", LED)
