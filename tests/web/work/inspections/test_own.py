"""An inspector's own work."""

from __future__ import annotations

from tests.web.work.inspections.conftest import Browse
from web.access import Role


def test_an_inspector_sees_what_is_drawn_for_them(browse: Browse) -> None:
    """After saying the number: X2 is left, with its day and the way to its sheet; the desk tells it too."""
    inspector = browse(Role.INSPECTOR)
    assert "Say your staff number" in inspector.get("/desk").text
    assert inspector.post("/work/inspections/mine", data={"number": "I1"}).status_code == 303
    page, desk = inspector.get("/work/inspections/mine").text, inspector.get("/desk").text

    for told in (page, desk):
        assert 'href="/work/inspections/spring/visits/X2"' in told
        assert "spring/visits/X1" not in told
    assert "Say your staff number" not in desk


def test_another_number_has_nothing_and_a_wrong_one_is_refused(browse: Browse) -> None:
    """Nothing that is another's; a number has no spaces."""
    inspector = browse(Role.INSPECTOR)
    inspector.post("/work/inspections/mine", data={"number": "I9"})
    assert "Nothing at the moment" in inspector.get("/work/inspections/mine").text

    refused = inspector.post("/work/inspections/mine", data={"number": "I 9"})
    assert (refused.status_code, "no staff number" in refused.text) == (422, True)


def test_an_auditor_inspects_nothing(browse: Browse) -> None:
    """The page is for those who visit."""
    assert browse(Role.AUDITOR).get("/work/inspections/mine").status_code == 403
