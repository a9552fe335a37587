"""The page's own reading of the texts it rests on, held to Python and to published vectors."""

from __future__ import annotations

import base64
import json
import random
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from models.ledger import consistency_proof, inclusion_proof, leaf_hash, root_hash
from models.ledger.tiles import entries_path, tile_path
from models.values.canonical import canonical
from tests.builders.exports import WITNESS
from tests.journeys.verifier.conftest import Reader

pytestmark = pytest.mark.browser

Begin = Callable[..., Reader]
SIGNS = [*'ab"\\/ \x00\x08\x09\n\x0c\r\x1f\x7f\x80\u2028\ue000\uffff\U0001f600\U0010ffff', "信", "ﬃ", "é", "e\u0301"]
WHOLE = 2**53 - 1
ACCEPTS = """(cases) => {
  const { fromBase64, includes, extendsTree } = WuxinVerifier.ledger;
  const [hash, hashes] = [(text) => fromBase64(text ?? ""), (list) => (list ?? []).map((text) => fromBase64(text))];
  return Promise.all(cases.map((one) => ("leafIdx" in one
    ? includes(hash(one.leafHash), one.leafIdx, one.treeSize, hashes(one.proof), hash(one.root))
    : extendsTree(one.size1, one.size2, hashes(one.proof), hash(one.root1), hash(one.root2)))));
}"""


def _text(chance: random.Random) -> str:
    return "".join(chance.choice(SIGNS) for _ in range(chance.randrange(6)))


def _value(chance: random.Random, depth: int = 3) -> object:
    kinds: list[Callable[[], object]] = [
        lambda: None, lambda: chance.random() < 0.5, lambda: _text(chance),
        lambda: chance.choice([0, -1, WHOLE, -WHOLE, chance.randrange(-WHOLE, WHOLE)]),
    ]  # fmt: skip
    if depth:
        kinds.append(lambda: [_value(chance, depth - 1) for _ in range(chance.randrange(4))])
        kinds.append(lambda: {_text(chance): _value(chance, depth - 1) for _ in range(chance.randrange(5))})
    return chance.choice(kinds)()


def _named(cases: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the cases with their numbers as text: JavaScript reads those beyond 2^53 wrongly."""
    return [{k: str(v) if isinstance(v, int) and not isinstance(v, bool) else v for k, v in c.items()} for c in cases]


def test_canonical_json_agrees_with_python(reads: Begin) -> None:
    """Two thousand values of every kind, with pairs of surrogates, control signs and the largest numbers."""
    chance = random.Random(7)
    values = [_value(chance) for _ in range(2000)]
    told = reads().page.evaluate(
        "(texts) => texts.map((text) => WuxinVerifier.ledger.canonical(JSON.parse(text)))",
        [json.dumps(value) for value in values],
    )

    assert [text.encode() for text in told] == [canonical(value) for value in values]


def test_what_has_no_canonical_form_is_refused(reads: Begin) -> None:
    """A fraction, a number too large, half a character, a second way of writing: none is read."""
    texts = ['{"a":1.5}', '{"a":1.0}', '{"a":1e2}', '{"a":-0}', f'{{"a":{2**53}}}', '{"a":"\\ud800"}', '{"a" :1}',
             '{"b":1,"a":1}', '{"a":1,"a":1}', '["a"]', "null", '{"a":"\\u0041"}', "{", '\ufeff{"a":1}']  # fmt: skip
    read = "(texts) => texts.map((text) => WuxinVerifier.ledger.parsed(WuxinVerifier.ledger.bytesOf(text)))"

    assert reads().page.evaluate(read, texts) == [None] * len(texts)
    assert reads().page.evaluate(read, ['{"__proto__":{"a":1},"a":1}']) != [None]


def test_roots_agree_with_python(reads: Begin) -> None:
    """Of trees around the powers of two and the width of a tile."""
    sizes = [0, 1, 2, 3, 7, 8, 255, 256, 257, 511, 512, 513, 769, 1025]
    told = reads().page.evaluate(
        """async (sizes) => {
          const { bytesOf, hex, leafHash, rootHash } = WuxinVerifier.ledger;
          const leaves = await Promise.all(Array.from({ length: 1025 }, (_, n) => leafHash(bytesOf(String(n)))));
          return Promise.all(sizes.map(async (size) => hex(await rootHash(leaves.slice(0, size)))));
        }""",
        sizes,
    )
    leaves = [leaf_hash(str(n).encode()) for n in range(1025)]

    assert told == [root_hash(leaves[:size]).hex() for size in sizes]


def test_proofs_made_by_python_are_accepted(reads: Begin) -> None:
    """Every leaf, and every earlier size, of trees up to twenty."""
    texts = [base64.b64encode(leaf_hash(bytes([n]))).decode() for n in range(20)]
    leaves = [base64.b64decode(text) for text in texts]
    roots = [base64.b64encode(root_hash(leaves[:size])).decode() for size in range(21)]

    def coded(proof: list[bytes]) -> list[str]:
        return [base64.b64encode(part).decode() for part in proof]

    cases = [
        {"leafIdx": n, "treeSize": size, "leafHash": texts[n], "root": roots[size],
         "proof": coded(inclusion_proof(leaves, n, size))}
        for size in range(1, 21) for n in range(size)
    ] + [
        {"size1": old, "size2": size, "root1": roots[old], "root2": roots[size],
         "proof": coded(consistency_proof(leaves, old, size))}
        for size in range(1, 21) for old in range(1, size + 1)
    ]  # fmt: skip

    assert reads().page.evaluate(ACCEPTS, cases) == [True] * 420


@pytest.mark.parametrize("number", [0, 999, 1000, 1067, 123456, 1234567, 10**9])
def test_paths_agree_with_python(reads: Begin, number: int) -> None:
    """Tiles and bundles, full and not."""
    told = reads().page.evaluate(
        "(n) => [1, 255, 256].flatMap((w) => "
        "[WuxinVerifier.ledger.tilePath(2, n, w), WuxinVerifier.ledger.entriesPath(n, w)])",
        number,
    )

    assert told == [
        path for width in (1, 255, 256) for path in (tile_path(2, number, width), entries_path(number, width))
    ]


@pytest.mark.shared
@pytest.mark.parametrize(("name", "good", "bad"), [("merkle_inclusion", 2, 42), ("merkle_consistency", 2, 49)])
def test_published_proofs_are_judged_right(reads: Begin, shared: Path, name: str, good: int, bad: int) -> None:
    """All of the vectors, those accepted and those refused counted."""
    cases = json.loads((shared / "vectors" / f"{name}.json").read_text(encoding="utf-8"))
    judged = reads().page.evaluate(ACCEPTS, _named(cases))

    assert judged == [not case["wantErr"] for case in cases]
    assert (judged.count(True), judged.count(False)) == (good, bad)


@pytest.mark.shared
def test_published_signatures_are_judged_right(reads: Begin, shared: Path) -> None:
    """Wycheproof's Ed25519 vectors, as this browser judges them."""
    groups = json.loads((shared / "vectors" / "wycheproof_ed25519.json").read_text(encoding="utf-8"))["testGroups"]
    cases = [{"key": group["publicKey"]["pk"], **one} for group in groups for one in group["tests"]]
    judged = reads().page.evaluate(
        """(cases) => {
          const { fromHex } = WuxinVerifier.ledger;
          const { isSigned } = WuxinVerifier.notes;
          return Promise.all(cases.map((one) => isSigned(fromHex(one.key), fromHex(one.sig), fromHex(one.msg))));
        }""",
        cases,
    )

    assert judged == [one["result"] == "valid" for one in cases]
    assert (judged.count(True), judged.count(False)) == (88, 63)


@pytest.mark.shared
def test_a_real_note_opens(reads: Begin, shared: Path) -> None:
    """The go.sum database's checkpoint, by its published key; no part of a key is a key."""
    vectors = json.loads((shared / "vectors" / "signed_notes.json").read_text(encoding="utf-8"))
    real, known = vectors["sum_golang_org_real"], vectors["peter_neumann"]
    page = reads().page
    opened = page.evaluate(
        """async ({ vkey, note }) => {
          const { LOG, openNote, parseCheckpoint, parseVkey } = WuxinVerifier.notes;
          const { text, verified } = await openNote(note, [await parseVkey(vkey, LOG)]);
          return [verified.length, parseCheckpoint(text).size];
        }""",
        real,
    )
    vkey = known["vkey"]
    spoilt = {vkey[a:b] for a in range(len(vkey)) for b in range(a + 1, len(vkey) + 1)} - {vkey}
    spoilt |= {f"{vkey[:n]}{chr(ord(vkey[n]) + 1)}{vkey[n + 1 :]}" for n in range(len(vkey))} | {*known["bad_vkeys"]}
    read = """(keys) => Promise.all(keys.map((key) =>
      WuxinVerifier.notes.parseVkey(key, WuxinVerifier.notes.LOG).then(() => true, () => false)))"""

    assert opened == [1, 35225469]
    assert page.evaluate(read, [vkey, *sorted(spoilt)]) == [True] + [False] * len(spoilt)


def test_a_note_that_is_none_is_refused(reads: Begin) -> None:
    """Control signs, a missing end, a name with a blank, a time that no cosignature carries."""
    vkey = WITNESS.cosigner().vkey()
    name, key_id, _ = vkey.split("+", 2)
    far = base64.b64encode(bytes.fromhex(key_id) + (2**63).to_bytes(8, "big") + bytes(64)).decode()
    notes = ["a\n\n— x AAAAAAA=", "a\t\n\n— x AAAAAAA=\n", "a\n\n— x y AAAAAAA=\n", "a\n\n- x AAAAAAA=\n",
             "a\n\n— x AAAAAAB=\n", "a\n\n— x AAAA\n", "a\n", "a\n\n", f"a\n\n— {name} {far}\n"]  # fmt: skip
    told = reads().page.evaluate(
        """async ([vkey, notes]) => {
          const keys = [await WuxinVerifier.notes.parseVkey(vkey, WuxinVerifier.notes.WITNESS)];
          const { openNote } = WuxinVerifier.notes;
          return Promise.all(notes.map((note) => openNote(note, keys, 0).then(() => true, (error) => error.key)));
        }""",
        [vkey, notes],
    )

    assert told == ["note.form"] * 2 + ["note.line"] * 4 + ["note.form"] * 2 + ["note.bad"]
