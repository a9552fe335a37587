"""`wuxin complaint`, word by word; tests/journeys walks whole lives."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.builders.complaint_register import TEXT, new_register
from tests.web.cli.conftest import Wuxin

RECEIVE = ("complaint", "receive", "--channel", "12345", "--matter", "lift", "--text", f"{TEXT}13812345678")


@pytest.fixture
def url(tmp_path: Path) -> str:
    """Return a small register."""
    return new_register(tmp_path)


def test_a_complaint_is_told_its_number_code_and_department(wuxin: Wuxin, url: str) -> None:
    """In words, with what is due."""
    done = wuxin(*RECEIVE, "--db", url)

    assert done.exit_code == 0
    assert all(word in done.stdout for word in ("number", "code", "荣成市住房和城乡建设局", "accept by"))


def test_an_officer_sees_everything_but_what_is_personal(wuxin: Wuxin, url: str) -> None:
    """Name, telephone and numbers in the text are masked."""
    taken = json.loads(wuxin(*RECEIVE, "--name", "张三丰", "--phone", "13987654321", "--db", url, "--json").stdout)
    shown = wuxin("complaint", "show", taken["number"], "--db", url).stdout

    assert all(word in shown for word in ("张*", "139****21", "138****78", "rongcheng-2021-02: common-parts"))
    assert "三丰" not in shown


def test_an_unknown_number_is_refused(wuxin: Wuxin, url: str) -> None:
    """With exit code 1; and a wrong code tells nothing about the number."""
    assert wuxin("complaint", "show", "nothing", "--db", url).exit_code == 1
    assert "do not fit together" in wuxin("complaint", "follow", "nothing", "--code", "x", "--db", url).stderr


def test_the_duty_list_is_public(wuxin: Wuxin) -> None:
    """HZ-04: matter, department, liable party, channel and article of a day."""
    shown = wuxin("complaint", "duties", "--on", "2024-06-30").stdout

    assert all(word in shown for word in ("heating", "utility", "山东省物业管理条例第70条"))
    assert wuxin("complaint", "duties", "--on", "2000-01-01").exit_code == 1


def test_a_file_of_a_channel_is_taken_in(wuxin: Wuxin, url: str, tmp_path: Path) -> None:
    """With a line for each row that was not."""
    rows = f"complaint_id,channel,community_id,received_at,category,text\nh1,12345,K1,2024-06-01,lift,{TEXT}\n"
    (tmp_path / "hotline.csv").write_text(f"{rows}h2,12345,K9,2024-06-01,lift,x\n", encoding="utf-8")
    done = wuxin("complaint", "intake", tmp_path / "hotline.csv", "--db", url)

    assert done.exit_code == 0
    assert "hotline.csv:3 community_id 'K9'" in done.stdout


def test_nothing_overdue_is_said(wuxin: Wuxin, url: str) -> None:
    """Rather than an empty table."""
    assert "Nothing is overdue." in wuxin("complaint", "due", "--on", "2024-06-30", "--db", url).stdout
