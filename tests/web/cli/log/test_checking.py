"""`wuxin log verify`, `replay`, `prove`: the record checked without trust in the server."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from models.record.proving import check_proof
from tests.builders.rated_city import ERASED
from tests.builders.record import LOG, WITNESS, Recorded, a_clerk, sign, writing_to
from tests.builders.tampering import only, recommitted, rewritten, tamper
from tests.web.cli.conftest import Wuxin

TRUST = ("--log", LOG.verifier().vkey(), "--witness", WITNESS.cosigner().vkey())


def test_a_database_as_it_should_be(wuxin: Wuxin, rated: Recorded) -> None:
    """Entries, checkpoints, root, and who cosigned."""
    result = wuxin("log", "verify", "--db", rated.url, *TRUST)

    assert result.exit_code == 0, result.output
    assert "17 entries are signed for, cosigned by witness.example" in result.stdout
    assert "nothing deviates" in result.stdout


def test_database_and_export_are_held_against_each_other(wuxin: Wuxin, rated: Recorded) -> None:
    """Three checks: of the export, of the database, and of both."""
    folder = rated.export()
    told = json.loads(wuxin("log", "verify", folder, "--db", rated.url, *TRUST, "--json").stdout)

    assert [(found["size"], found["findings"]) for found in told] == [(17, [])] * 3


def test_a_deviation_names_the_entry(wuxin: Wuxin, rated: Recorded) -> None:
    """What is there, what should be, exit code 1, and what to do."""
    tamper(rated.url, "UPDATE rating SET grade = 'AAA' WHERE run_id = 3")
    result = wuxin("log", "verify", "--db", rated.url, *TRUST)

    assert result.exit_code == 1
    assert "DEVIATION entry 10, rating 3/" in result.stdout
    assert "Keep this copy as evidence" in result.stderr


def test_machines_get_one_document_of_deviations(wuxin: Wuxin, rated: Recorded) -> None:
    """With exit code 1; the word of refusal goes to stderr."""
    tamper(rated.url, "UPDATE rating SET grade = 'AAA' WHERE run_id = 3")
    result = wuxin("log", "verify", "--db", rated.url, *TRUST, "--json")

    assert (result.exit_code, {one["position"] for one in json.loads(result.stdout)[0]["findings"]}) == (1, {10})
    assert "deviations were found" in result.stderr


def test_a_rewritten_history_needs_a_witness_to_be_found(wuxin: Wuxin, rated: Recorded) -> None:
    """The log's own key is not enough to rewrite it where a witness is asked for."""
    recommitted(rated.url, 5, '"list":"grey"', '"list":"gray"')
    rewritten(rated.url)

    assert wuxin("log", "verify", "--db", rated.url, *TRUST).exit_code == 1
    assert wuxin("log", "verify", "--db", rated.url, *TRUST, "--quorum", "0").exit_code == 0


def test_a_checkpoint_seen_elsewhere_is_held_against_it(wuxin: Wuxin, rated: Recorded, tmp_path: Path) -> None:
    """An export that lacks what it covers was cut short."""
    folder = rated.export()
    with writing_to(rated.url) as session:
        a_clerk(session, ERASED).enter("draw.made", "draw/1")
        (tmp_path / "seen").write_text(sign(session, ERASED) or "", encoding="utf-8")
    result = wuxin("log", "verify", folder, *TRUST, "--seen", tmp_path / "seen")

    assert (result.exit_code, "checkpoint of size 18 seen elsewhere" in result.stdout) == (1, True)


def test_an_export_that_cannot_be_read_is_a_deviation(wuxin: Wuxin, rated: Recorded) -> None:
    """With or without its database; never a defect of ours."""
    folder = rated.export()
    (folder / "tile" / "entries" / "000.p" / "17").write_bytes(b"\xff")
    (folder / "checkpoint").write_bytes(b"\xff")
    for more in ((), ("--db", rated.url)):
        assert wuxin("log", "verify", folder, *TRUST, *more).exit_code == 1


def test_a_broken_database_file_is_a_deviation(wuxin: Wuxin, rated: Recorded) -> None:
    """What can still be read is told."""
    path = Path(rated.url.removeprefix("sqlite:///"))
    data = path.read_bytes()
    page = data.index(b'"turn":') // 4096 * 4096
    path.write_bytes(data[:page] + b"\xff" * 4096 + data[page + 4096 :])
    result = wuxin("log", "verify", "--db", rated.url, *TRUST)

    assert (result.exit_code, "a database that can be read whole" in result.stdout) == (1, True)


@pytest.mark.parametrize(
    "wrong",
    [
        ("log", "verify", "nowhere", *TRUST),
        ("log", "verify", ".", *TRUST),
        ("log", "verify", "--db", "sqlite:///nowhere.db", *TRUST),
        ("log", "verify", "--log", "nonsense+key"),
        ("log", "verify"),
        ("log", "replay", "nowhere"),
    ],
)
def test_a_wrong_call_ends_with_two(wuxin: Wuxin, wrong: tuple[str, ...]) -> None:
    """No folder, no record in it, no database, no key."""
    assert wuxin(*wrong).exit_code == 2


def test_a_replay_derives_every_act_and_tells_late_rows(wuxin: Wuxin, rated: Recorded) -> None:
    """From the export alone; back-dated rows are told and are no deviation."""
    folder = rated.export()
    result = wuxin("log", "replay", folder, "--json")
    told = json.loads(result.stdout)

    assert result.exit_code == 0, result.output
    assert [act["differences"] for act in told["acts"]] == [[]] * 9
    assert [(row["row"], row["how"]) for row in told["late"]] == [("complaints-1", "changed"), ("records-3", "added")]


def test_a_run_that_comes_out_otherwise_ends_with_one(wuxin: Wuxin, rated: Recorded) -> None:
    """Somebody who can sign entered a grade that the rules do not give; the replay says which."""
    tamper(rated.url, "DELETE FROM ledger_entry WHERE position BETWEEN 2 AND 9 AND type <> 'evidence.package'")
    with writing_to(rated.url) as session:
        tamper_in = "UPDATE rating SET grade = 'AAA' WHERE run_id = 3"
        session.connection().exec_driver_sql(tamper_in)
        a_clerk(session).enter("rating.run", "run/3", keys={"id": [3], "run_id": [3]})
    tamper(rated.url, "UPDATE ledger_entry SET position = 10 + 90 * (position IS NULL) WHERE subject = 'run/3'")
    result = wuxin("log", "replay", "--db", rated.url)

    assert result.exit_code == 1
    assert "DIFFERENT" in result.stdout
    assert "'grade': 'AAA'" in result.stdout


def test_a_proof_holds_by_itself(wuxin: Wuxin, rated: Recorded) -> None:
    """As text, or within a document."""
    printed = wuxin("log", "prove", "run/3", "--db", rated.url)
    told = json.loads(wuxin("log", "prove", "10", "--db", rated.url, "--json").stdout)
    _, entry = check_proof(told["proof"], [LOG.verifier()], [WITNESS.cosigner()], 1)

    assert (printed.exit_code, printed.stdout, entry.subject) == (0, told["proof"], "run/3")


def test_what_is_not_covered_is_not_proved(wuxin: Wuxin, rated: Recorded) -> None:
    """Exit code 1 before the checkpoint, 2 for what is not there."""
    with writing_to(rated.url) as session:
        a_clerk(session).enter("draw.made", "draw/1")

    assert wuxin("log", "prove", "draw/1", "--db", rated.url).exit_code == 1
    assert wuxin("log", "prove", "draw/9", "--db", rated.url).exit_code == 2
    assert only(rated.url, "SELECT count(*) FROM ledger_checkpoint") == 3
