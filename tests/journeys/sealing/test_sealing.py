"""What the browser seals is, bit for bit, what Python seals with the same chance; and custodians open it."""

from __future__ import annotations

import base64
import json
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cache
from io import BytesIO
from typing import Any

import pytest
from shamir_mnemonic import shamir

from bidding.bids import Bidder, Evidence, Part, open_part, part_bytes, read_own_halves, read_submission, seal_bid
from bidding.bids import sealing as python_sealing
from bidding.bids.strict_json import text_of
from bidding.bids.suites import suite_named
from bidding.notices import Notice, notice_bytes, notice_digest
from models.keys.browser_keys import browser_key_text
from tests.builders.bids import NOTICE, SealedBid, a_bid, bid_notice, bidder, evidence
from tests.builders.keys import PASSPHRASE, entropy
from tests.journeys.sealing.conftest import Modules
from tests.journeys.sealing.test_arithmetic import drawn

pytestmark = pytest.mark.browser
LEAST = 600_000
PRICE = b'{"total_fen":87000050}'
PLAN = b"plan " * 211_000
WITH_PLAN = bid_notice({"technical": 2**20 + 2**15, "price": 2**14}, sealing={"threshold": 3, "escrow": True})
WITHOUT_ESCROW = bid_notice(sealing={"escrow": False})
SEAL = """
  const { notice, key, passphrase, files, drawn, lot } = given;
  const bidder = await key_files.bidderFrom(new File([key], "browser.key"), passphrase);
  const found = files && Object.fromEntries(
    Object.entries(files).map(([part, text]) => [part, new Blob([fromBase64(text)])]));
  const made = await bids.sealedBid({ notice: WuxinVerifier.ledger.parsed(bytesOf(notice)), lot, bidder, files: found,
    ...(drawn && { entropy: drawnFrom(drawn) }) });
  const read = async (blob) => base64(new Uint8Array(await blob.arrayBuffer()));
  const parts = Object.entries(made.envelopes);
  const envelopes = await Promise.all(parts.map(async ([part, one]) => [part, await read(one)]));
  return { text: made.text, halves: await made.halves(), envelopes: Object.fromEntries(envelopes) };
"""


@dataclass(frozen=True)
class Sealed:
    """What the browser made: the bid, the text of its submission, and the bidder's own halves."""

    bid: SealedBid
    text: str
    halves: str


def canonical_text(content: dict[str, Any]) -> str:
    """Return an object as sorted JSON without blanks, fractions among it, and a line end."""
    return json.dumps(content, separators=(",", ":"), sort_keys=True) + "\n"


@cache
def _key() -> str:
    whose = bidder(1)
    return browser_key_text(whose.pair, (whose.name, "bidder"), PASSPHRASE, entropy(1), LEAST)


def _given(notice: Notice, files: dict[Part, bytes] | None) -> dict[str, Any]:
    return {
        "notice": notice_bytes(notice).decode(), "passphrase": PASSPHRASE, "lot": "lot-1",
        "key": _key(),
        "files": files and {str(part): base64.b64encode(data).decode() for part, data in files.items()},
    }  # fmt: skip


def _seals(modules: Modules, notice: Notice, files: dict[Part, bytes] | None, **more: object) -> Sealed:
    told = modules.run(SEAL, _given(notice, files) | more)
    envelopes = {Part(part): base64.b64decode(text) for part, text in told["envelopes"].items()}
    return Sealed(SealedBid(read_submission(told["text"].encode()), envelopes, bidder(1)), told["text"], told["halves"])


def _counts(notice: Notice) -> Iterator[int]:
    """Yield how many bytes each draw takes: nonce; of each part salt, common half, shares, and keys of HPKE."""
    sealing = notice.sealing
    yield 16
    for _ in part_bytes(notice):
        yield from (32, 32)
        for threshold in (sealing.threshold, *([sealing.threshold + 1] if sealing.escrow else [])):
            yield from (2, *[32] * (threshold - 2), 28, *[32] * len(sealing.custodians))


def _sealed_shares(bid: SealedBid) -> Iterator[bytes]:
    for header, _ in bid.headers():
        yield from (one.sealed for one in (*header.shares, *header.escrow))


def _replayed(
    monkeypatch: pytest.MonkeyPatch, made: SealedBid, notice: Notice, files: dict[Part, bytes] | None, seed: int
) -> SealedBid:
    """Seal in Python with the same chance; HPKE of the library draws its own key, so the browser's shares stand in."""
    draw, shares = entropy(seed), _sealed_shares(made)

    def seal(*_: object) -> bytes:
        draw(32)
        return next(shares)

    monkeypatch.setattr(shamir, "RANDOM_BYTES", draw)
    monkeypatch.setattr(python_sealing, "suite_named", lambda name: replace(suite_named(name), seal=seal))
    outs = {part: BytesIO() for part in part_bytes(notice)}
    sources = None if files is None else {part: BytesIO(data) for part, data in files.items()}
    whose = Bidder(bidder(1).key, bidder(1).pair)
    submission = seal_bid(notice, "lot-1", whose, sources, outs, draw)
    return SealedBid(submission, {part: out.getvalue() for part, out in outs.items()}, bidder(1))


@pytest.mark.parametrize(
    ("notice", "files"),
    [(WITH_PLAN, {Part.TECHNICAL: PLAN, Part.PRICE: PRICE}), (WITHOUT_ESCROW, {Part.PRICE: PRICE}), (NOTICE, None)],
    ids=["a bid of two chunks", "a bid without escrow", "a withdrawal"],
)
def test_with_the_same_chance_both_seal_the_same(
    modules: Modules, monkeypatch: pytest.MonkeyPatch, notice: Notice, files: dict[Part, bytes] | None
) -> None:
    """Handles, commitments, headers, chunks, signatures and the submission: every bit but HPKE's, which opens."""
    made = _seals(modules, notice, files, drawn=drawn(77, *_counts(notice)))
    again = _replayed(monkeypatch, made.bid, notice, files, 77)

    assert made.text.encode() == text_of(again.submission)
    assert [made.bid.envelopes[part] == again.envelopes[part] for part in part_bytes(notice)] == [True] * len(
        part_bytes(notice)
    )


def _opened(made: SealedBid, notice: Notice, given: Evidence) -> dict[Part, tuple[dict[str, Any], bytes]]:
    found = {}
    for part in part_bytes(notice):
        out = BytesIO()
        opened = open_part(notice, made.submission, part, made.file(part), given, out.write)
        assert hasattr(opened, "preface"), opened
        found[part] = (opened.preface, out.getvalue())
    return found


def test_custodians_open_it_by_escrow(modules: Modules) -> None:
    """Cover, technical part and price, with nothing from the bidder; the enrolled key named itself inside."""
    made = _seals(modules, WITH_PLAN, {Part.TECHNICAL: PLAN, Part.PRICE: PRICE})
    opened = _opened(made.bid, WITH_PLAN, evidence([made.bid], notice=WITH_PLAN))

    assert (opened[Part.TECHNICAL][1], opened[Part.PRICE][1]) == (PLAN, PRICE)
    assert opened[Part.COVER][0]["kind"] == "bid"
    assert opened[Part.PRICE][0]["key"] == bidder(1).key.vkey


def test_custodians_open_it_with_the_halves_that_the_bidder_kept(modules: Modules) -> None:
    """Without escrow: three custodians and the file that the page offered; a line joins it to bids of the command."""
    made = _seals(modules, WITHOUT_ESCROW, {Part.PRICE: PRICE})
    given = evidence([made.bid], range(3), [read_own_halves(made.halves.encode())], WITHOUT_ESCROW)
    other = a_bid(1, notice=NOTICE)
    lines = [_opened(made.bid, WITHOUT_ESCROW, given), _opened(other, NOTICE, evidence([other]))]

    assert lines[0][Part.PRICE][1] == PRICE
    assert lines[0][Part.COVER][0]["line"] == lines[1][Part.COVER][0]["line"]


def _spoilt() -> list[str]:
    """Return what may become of a file for browsers: written otherwise, of weaker or no parameters, cut, swapped."""
    content = json.loads(_key())
    lock = content["lock"]
    changed = [{"lock": 5}, {"lock": lock | {"iterations": 1000}}, {"lock": lock | {"salt": "AA=="}}, {"secret": 1.5}]
    other = a_bid(2).by
    assert other is not None
    swapped = [content | {"public": other.key.vkey}, content | {"purpose": "official"}]
    texts = [_key().replace(":", ": ", 1), _key()[:-1], "\ufeff" + _key(), _key().replace('"lock"', '"lock":1,"lock"')]
    return texts + [canonical_text(one) for one in (*[content | one for one in changed], *swapped)]


def test_a_file_that_was_changed_is_no_key(modules: Modules) -> None:
    """In whatever way: nothing of it is taken, and a public key that was swapped shows by the tag."""
    script = """
      const read = (text) => key_files.bidderFrom(new File([text], "k"), given.passphrase);
      return Promise.all(given.texts.map((text) => read(text).then(() => null, (error) => error.key)));
    """
    told = modules.run(script, {"texts": _spoilt(), "passphrase": PASSPHRASE})

    assert told == [*["key_form"] * 8, "passphrase", "key_purpose"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"passphrase": "another passphrase of mine"}, "passphrase"),
        ({"key": '{"format":"wuxin key 1"}\n'}, "key_argon2"),
        ({"key": "{}"}, "key_form"),
        ({"lot": "lot-9"}, "lot"),
        ({"files": {}}, "missing"),
        ({"files": {"price": base64.b64encode(bytes(2**14)).decode()}}, "too_long"),
    ],
)
def test_what_will_not_do_is_named(modules: Modules, change: dict[str, object], key: str) -> None:
    """By the key of a text, before anything is sealed."""
    script = f"return (async () => {{ {SEAL} }})().then(() => null, (error) => error.key ?? String(error));"

    assert modules.run(script, _given(NOTICE, {Part.PRICE: PRICE}) | change) == key


def test_the_digest_of_the_notice_is_that_of_python(modules: Modules) -> None:
    """With text in Chinese and numbers up to the largest that JSON keeps."""
    notice = bid_notice(title="柳园前期物业服务 😀", terms="二级服务\u2028三年。")
    script = "return (await import('/sealing/places.js')).noticeDigest(JSON.parse(given));"

    assert modules.run(script, json.dumps(notice.as_json())) == notice_digest(notice)
