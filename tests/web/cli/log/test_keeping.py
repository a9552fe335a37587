"""`wuxin log status`, `checkpoint`, `receipt`, `export`: the record kept, and handed out."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.errors import InputError
from models.ledger.checkpoints import open_checkpoint
from models.record.folder_layout import PAGES
from models.record.receipts import parse_receipt
from tests.builders.record import LOG, Recorded, a_clerk, writing_to
from tests.builders.tampering import tamper
from tests.web.cli.conftest import Wuxin
from web.cli.log.keeping import entry_by

Key = tuple[str, ...]


def _enter(city: Recorded) -> None:
    with writing_to(city.url) as session:
        a_clerk(session).enter("draw.made", "draw/1")


def test_status_tells_what_is_there_and_what_was_signed(wuxin: Wuxin, rated: Recorded) -> None:
    """Entries, waiting ones, and the newest checkpoint."""
    _enter(rated)
    told = json.loads(wuxin("log", "status", "--db", rated.url, "--json").stdout)

    assert (told["size"], told["waiting"], told["checkpoint"]["size"]) == (17, 1, 17)
    assert "log.example/city: 17 entries signed 2024-08-30" in wuxin("log", "status", "--db", rated.url).stdout


def test_an_empty_register_has_an_empty_record(wuxin: Wuxin, tmp_path: Path) -> None:
    """Nothing is signed yet."""
    url = f"sqlite:///{tmp_path}/empty.db"
    wuxin("db", "upgrade", "--db", url)

    assert wuxin("log", "status", "--db", url).stdout == "0 entries, 0 waiting for a position\nnothing signed yet\n"


def test_a_checkpoint_covers_what_was_waiting(wuxin: Wuxin, rated: Recorded, log_key: Key) -> None:
    """It gives positions first; called again, nothing is new."""
    _enter(rated)
    told = json.loads(wuxin("log", "checkpoint", *log_key, "--db", rated.url, "--json").stdout)
    again = wuxin("log", "checkpoint", *log_key, "--db", rated.url)

    assert open_checkpoint(told["note"], LOG.verifier()).size == 18
    assert (again.exit_code, again.stdout) == (0, "Nothing new: the last checkpoint covers every entry.\n")


def test_a_witness_that_is_away_is_told(wuxin: Wuxin, rated: Recorded, log_key: Key) -> None:
    """The checkpoint stands, and exit code 0."""
    _enter(rated)
    away = f"{LOG.cosigner().vkey()}@http://127.0.0.1:9"
    result = wuxin("log", "checkpoint", *log_key, "--ask", away, "--db", rated.url)

    assert result.exit_code == 0, result.output
    assert "not cosigned: http://127.0.0.1:9" in result.stderr


def test_a_record_that_rotted_is_not_signed(wuxin: Wuxin, rated: Recorded, log_key: Key) -> None:
    """Exit code 1, with what to do."""
    _enter(rated)
    tamper(rated.url, "UPDATE ledger_entry SET subject = 'run/9' WHERE position = 3")
    result = wuxin("log", "checkpoint", *log_key, "--db", rated.url)

    assert (result.exit_code, "wuxin log verify" in result.stderr) == (1, True)


@pytest.mark.parametrize(
    "wrong", [("--ask", "https://witness.example"), ("--key", "nowhere.key"), ("--db", "sqlite:///nowhere.db")]
)
def test_a_wrong_call_signs_nothing(wuxin: Wuxin, rated: Recorded, log_key: Key, wrong: tuple[str, str]) -> None:
    """Exit code 2."""
    _enter(rated)
    result = wuxin("log", "checkpoint", *log_key, "--db", rated.url, *wrong)

    assert result.exit_code == 2
    assert json.loads(wuxin("log", "status", "--db", rated.url, "--json").stdout)["checkpoint"]["size"] == 17


def test_a_receipt_promises_a_position(wuxin: Wuxin, rated: Recorded, log_key: Key) -> None:
    """Of the entry that was named, by subject or position."""
    notes = [wuxin("log", "receipt", name, *log_key, "--db", rated.url, "--json") for name in ("run/3", "10")]
    receipts = [parse_receipt(json.loads(note.stdout)["receipt"], [LOG.verifier()]) for note in notes]

    assert receipts[0] == receipts[1]
    assert (receipts[0].position, receipts[0].subject) == (10, "run/3")
    printed = wuxin("log", "receipt", "10", *log_key, "--db", rated.url).stdout
    assert parse_receipt(printed, [LOG.verifier()]) == receipts[0]


@pytest.mark.parametrize(("name", "code"), [("run/99", 2), ("draw/1", 1)])
def test_there_is_no_receipt_without_a_position(
    wuxin: Wuxin, rated: Recorded, log_key: Key, name: str, code: int
) -> None:
    """Exit code 2 for what is not there, 1 for what still waits."""
    _enter(rated)

    assert wuxin("log", "receipt", name, *log_key, "--db", rated.url).exit_code == code


@pytest.mark.usefixtures("pages")
def test_an_export_comes_with_the_page(wuxin: Wuxin, rated: Recorded) -> None:
    """Whole, into a new folder; one that is there is not written over."""
    told = json.loads(wuxin("log", "export", "record", "--db", rated.url, "--json").stdout)

    assert told == {"directory": "record", "entries": 17}
    assert all((Path("record") / name).is_file() for name in (*PAGES, "log.json", "checkpoint"))
    assert wuxin("log", "export", "record", "--db", rated.url).exit_code == 2


@pytest.mark.usefixtures("pages")
def test_a_record_that_is_not_what_it_was_is_not_exported(wuxin: Wuxin, rated: Recorded) -> None:
    """Exit code 1, and no half of a folder is left."""
    tamper(rated.url, "UPDATE ledger_entry SET content = '{}' WHERE position = 3")
    result = wuxin("log", "export", "record", "--db", rated.url)

    assert (result.exit_code, Path("record").exists()) == (1, False)
    assert "entry 3: its content is not what it commits to" in result.stderr


def test_a_name_that_means_several_is_asked_back(rated: Recorded) -> None:
    """With the positions to choose from."""
    for _ in range(2):
        _enter(rated)
    with writing_to(rated.url) as session:
        with pytest.raises(InputError, match="2 entries are called so"):
            entry_by(session, "draw/1")
        assert entry_by(session, "0").subject == "import/1"
