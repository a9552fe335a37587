"""Complaints of the register as evidence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from credit import rate
from credit.complaints import Move
from credit.evidence import read_package
from credit.rulebook import load_rulebook
from models.record import sequence
from tests.builders.complaint_register import clerk_at, new_register, taken_steps, told
from tests.builders.complaints import AT, desk
from tests.builders.packages import write_package as write_city
from web.register import save_package
from web.register.complaints.cases import receive, take_step
from web.register.complaints.evidence import evidence_of, package_with_complaints, write_package


def test_the_register_is_rated_with_its_own_complaints(tmp_path: Path) -> None:
    """The folder reads without a reject, has the digest of the package, and an import takes it."""
    url = new_register(tmp_path)
    city = read_package(write_city(tmp_path / "city"))
    place = city.tables["communities"]["community_id"][0].as_py()
    with clerk_at(url) as clerk:
        save_package(clerk, city)
        number = receive(clerk, desk(), told(community=place)).complaint_id
        sequence(clerk.session)
        made = package_with_complaints(clerk.session)
        (tmp_path / "out").mkdir()
        write_package(made, tmp_path / "out")
        read = read_package(tmp_path / "out")
        assert save_package(clerk, made) == 2

    assert (len(read.rejects), read.digest) == (0, made.digest)
    assert number in read.tables["complaints"]["complaint_id"].to_pylist()
    assert len(rate(read, load_rulebook("rongcheng"), as_of="2024-06-30").ratings) > 0


def test_a_moment_knows_what_was_recorded_by_it(tmp_path: Path) -> None:
    """Received then, taken in later: an answer of tomorrow is not in the row of today."""
    url = new_register(tmp_path)
    with clerk_at(url) as clerk:
        number = receive(clerk, desk(), told()).complaint_id
    with clerk_at(url, 5) as clerk:
        take_step(clerk, desk(), number, taken_steps(Move.ACCEPT)[0])
        take_step(clerk, desk(), number, taken_steps(Move.ANSWER)[0], "已修复")
        now, then = (evidence_of(clerk.session, at) for at in (None, AT + timedelta(hours=1)))

    assert (now[0]["answered_at"], then[0]["answered_at"]) == (AT + timedelta(hours=5), None)
