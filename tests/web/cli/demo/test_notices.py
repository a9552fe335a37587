"""The notices of the demo's tenders."""

from __future__ import annotations

from web.cli.demo.notices import CUSTODIANS, GRADES, Wanted, custodian_keys, notice_of
from web.cli.demo.stage import DEVELOPER, Stage


def test_a_notice_is_the_developers_unless_it_says_otherwise(stage: Stage) -> None:
    """Sealed to five custodians; a grade is asked for where the caller asks for one."""
    wanted = Wanted("pre-9", stage.estate, "试招标", stage.at(-9), {"required": GRADES})

    notice = notice_of(stage, wanted)

    assert notice.procuring_entity.name == DEVELOPER[1]
    assert notice.required is not None
    assert [one.body for one in notice.sealing.custodians] == [body for body, _ in CUSTODIANS]
    assert len({name for name, _ in custodian_keys()}) == len(CUSTODIANS)
