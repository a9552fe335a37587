"""`wuxin demo`: it just works, also the second time."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from http.client import HTTPConnection
from pathlib import Path
from time import monotonic, sleep

import pytest

from tests.web.cli.conftest import Wuxin
from web.cli.addresses import next_free_port

_AT_FIRST = 3
"""Bids in the auction before the portal is there."""
REAL = ("demo", "--no-serve", "--months", "2", "--rulebook", "tiny", "--real")


def test_real_evidence_goes_the_same_way(wuxin: Wuxin, evidence: Path) -> None:
    """Rated, listed, put out to tender and published."""
    result = wuxin(*REAL, evidence, "--as-of", "2024-06-30")

    assert result.exit_code == 0, result.output
    assert "1 companies rated as of 2024-06-30 under tiny" in result.stdout
    assert "companies may bid" in result.stdout
    assert Path("demo/wuxin.db").is_file()


def test_a_second_demo_replaces_the_first(wuxin: Wuxin, evidence: Path) -> None:
    """Byte by byte the same, the database too; also where a portal that took bids has run on it."""
    found = []
    for _ in range(2):
        assert wuxin(*REAL, evidence).exit_code == 0
        found.append(Path("demo/wuxin.db").read_bytes())
        for ending in ("-shm", "-wal", ".turn"):
            Path(f"demo/wuxin.db{ending}").touch()

    assert found[0] == found[1]


def test_machines_get_one_document(wuxin: Wuxin, evidence: Path) -> None:
    """Rows, grades, lists, tender, and no address where nothing is served."""
    told = json.loads(wuxin(*REAL, evidence, "--json").stdout)

    assert (told["rulebook"], told["address"]) == ("tiny", None)
    assert told["tender"]["companies"] == 1


def test_a_folder_that_is_no_demo_is_left_alone(wuxin: Wuxin, evidence: Path) -> None:
    """Exit code 2, and the file is still there."""
    Path("demo").mkdir()
    Path("demo/mine.txt").write_text("mine", encoding="utf-8")

    result = wuxin(*REAL, evidence)

    assert result.exit_code == 2
    assert [path.name for path in Path("demo").iterdir()] == ["mine.txt"]


@pytest.mark.parametrize("wrong", [("--rulebook", "atlantis"), ("--mapping", "atlantis"), ("--as-of", "June")])
def test_a_wrong_call_leaves_no_demo(wuxin: Wuxin, evidence: Path, wrong: tuple[str, str]) -> None:
    """Exit code 2."""
    assert wuxin(*REAL, evidence, *wrong).exit_code == 2
    assert not Path("demo").exists()


@pytest.fixture
def portal(tmp_path: Path) -> Iterator[int]:
    """Start `wuxin demo` with a generated city in a process, and return the portal's port once it answers."""
    port = next_free_port("127.0.0.1", 5600)
    demo = [sys.executable, "-m", "web.cli", "demo", "--months", "1", "--dir", f"{tmp_path}/d", "--port", str(port)]
    process = subprocess.Popen(demo, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        assert _answers(port, process), "the portal did not answer within four minutes"
        yield port
    finally:
        process.terminate()
        process.wait(60)
    listed = json.loads((tmp_path / "d" / "run.json").read_text("utf-8"))["files"]
    strange = {entry.name for entry in (tmp_path / "d").iterdir()} - {"run.json", *listed}
    assert not strange, f"another demo would not replace this one: {strange}"


def _answers(port: int, process: subprocess.Popen[bytes]) -> bool:
    until = monotonic() + 240
    while process.poll() is None and monotonic() < until:
        try:
            page(port, "/")
        except OSError:
            sleep(0.5)
        else:
            return True
    return False


def page(port: int, path: str) -> str:
    """Return a page of the portal."""
    with closing(HTTPConnection("127.0.0.1", port, timeout=20)) as connection:
        connection.request("GET", path)
        return connection.getresponse().read().decode()


@pytest.mark.slow
def test_the_city_is_served(portal: int) -> None:
    """One command from nothing to the portal, with accounts to sign in as, and bids that come in."""
    assert "DEMO-202406-001" in page(portal, "/tenders")
    assert "demo-committee" in page(portal, "/sign-in")
    assert _bids(portal) > _AT_FIRST


def _bids(port: int) -> int:
    """Return how many bids the auction that runs has, once simulated bidders have bid, or after a minute."""
    until, found = monotonic() + 60, 0
    while found <= _AT_FIRST and monotonic() < until:
        found = int(json.loads(page(port, "/api/v1/auctions/garden-kiosk-2024"))["standing"]["events"])
        sleep(0.5)
    return found
