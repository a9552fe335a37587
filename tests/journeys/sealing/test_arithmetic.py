"""Hashes, keys, HPKE and shares as the browser makes them, held to published values and to the libraries of Python."""

from __future__ import annotations

import base64
import hashlib
from typing import Any

import pytest
from cryptography.hazmat.primitives import hpke
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from shamir_mnemonic import shamir

from bidding.bids.shares import _packed, join
from models.keys import share_secret
from tests.builders.keys import Holder, entropy, holder
from tests.builders.notices import custodians
from tests.journeys.sealing.conftest import Modules

pytestmark = pytest.mark.browser


def _coded(data: bytes) -> str:
    return base64.b64encode(data).decode()


def drawn(seed: int, *counts: int) -> list[str]:
    """Return what the entropy of a seed gives for these counts, for the browser to draw."""
    draw = entropy(seed)
    return [_coded(draw(count)) for count in counts]


def test_sha256_in_pieces_agrees(modules: Modules) -> None:
    """Of every length around the edges of blocks, in one piece and byte by byte."""
    texts = [bytes(n % 251 for n in range(length)) for length in (0, 1, 54, 55, 56, 63, 64, 65, 119, 128, 1000, 70_001)]
    told = modules.run(
        """return given.map((text) => {
          const [whole, pieces, bytes] = [new hashing.Sha256(), new hashing.Sha256(), fromBase64(text)];
          bytes.forEach((byte) => pieces.update(Uint8Array.of(byte)));
          return [hex(whole.update(bytes).digest()), hex(pieces.digest())];
        });""",
        [_coded(text) for text in texts],
    )

    assert told == [[hashlib.sha256(text).hexdigest()] * 2 for text in texts]


def test_hkdf_gives_what_the_rfc_says(modules: Modules) -> None:
    """RFC 5869, A.1 with a salt and A.3 without one."""
    told = modules.run("""
      const secret = new Uint8Array(22).fill(0x0b);
      const first = await deriving.extracted(fromHex("000102030405060708090a0b0c"), secret);
      return [hex(first), hex(await deriving.expanded(first, fromHex("f0f1f2f3f4f5f6f7f8f9"), 42)),
              hex(await deriving.derived(new Uint8Array(), secret, new Uint8Array(), 42))];
    """)

    assert told == [
        "077709362c2e32df0ddc3f0dc47bba6390b6c73bb50f9c3122ec844ad7c2b3e5",
        "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865",
        "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8",
    ]


def test_encapsulation_gives_what_the_rfc_says(modules: Modules) -> None:
    """RFC 9180, A.1.1: the KEM is that of our suite; the AEAD differs, and comes after it."""
    told = modules.run("""
      const theirs = fromHex("3948cfe0ad1ddb695d780e59077195da6c56506b027329794ab02bca80815c4d");
      const seed = fromHex("52c4a758a802cd8b936eceea314432798d5baf2d7e9235dc084ab1b9cfa2f736");
      const { sent, secret } = await hpke.encapsulated(theirs, seed);
      return [hex(sent), hex(secret)];
    """)

    assert told == [
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431",
        "fe0e18c9f024ce43799ae393c7e8fe8fce9d218875e8227b0187c04e7d2ea1fc",
    ]


def test_what_the_browser_seals_the_library_opens(modules: Modules) -> None:
    """HPKE of `cryptography`, for texts of every length with and without info; a point of small order is refused."""
    key = X25519PrivateKey.from_private_bytes(bytes(range(32)))
    cases = [(b"", b""), (b"a", b"info"), (bytes(66), b"wuxin share 1\n{}"), (bytes(1000), bytes(300))]
    sealed = modules.run(
        """const key = fromBase64(given.key);
           return Promise.all(given.cases.map(async ([plain, info]) =>
             base64(await hpke.sealed(key, fromBase64(info), fromBase64(plain), bids.random(32)))));""",
        {"key": _coded(key.public_key().public_bytes_raw()), "cases": [[*map(_coded, case)] for case in cases]},
    )
    suite = hpke.Suite(hpke.KEM.X25519, hpke.KDF.HKDF_SHA256, hpke.AEAD.AES_256_GCM)

    opened = zip(sealed, cases, strict=True)
    assert [suite.decrypt(base64.b64decode(text), key, info) for text, (_, info) in opened] == [one for one, _ in cases]
    small = "return hpke.sealed(new Uint8Array(32), bytesOf(''), bytesOf(''), bids.random(32)).then(() => 1, () => 0);"
    assert modules.run(small) == 0


@pytest.mark.parametrize(("threshold", "count"), [(2, 3), (3, 5), (4, 5), (14, 15), (15, 16)])
def test_shares_are_those_of_the_library(
    modules: Modules, monkeypatch: pytest.MonkeyPatch, threshold: int, count: int
) -> None:
    """Word for word with the same chance; and any threshold of them gives the half back."""
    half = entropy(threshold)(32)
    given = [2, *[32] * (threshold - 2), 28]
    found = modules.run(
        """const { half, drawn, threshold, count } = given;
           return (await sharing.shared(fromBase64(half), threshold, count, drawnFrom(drawn))).map(base64);""",
        {"half": _coded(half), "drawn": drawn(count, *given), "threshold": threshold, "count": count},
    )
    monkeypatch.setattr(shamir, "RANDOM_BYTES", entropy(count))
    shares = [base64.b64decode(text) for text in found]

    assert shares == [_packed(words) for words in share_secret(half, threshold, count)]
    assert join([(str(number), share) for number, share in enumerate(shares)][-threshold:]) == half


def test_public_keys_are_read_alike(modules: Modules) -> None:
    """Both suites with their fingerprints; what is spoilt, cut off or of a third suite is none."""
    whose: list[Holder] = [holder("甲.example.org/李", 1), custodians()[0]]
    lines = [one.key.vkey for one in whose]
    spoilt = [lines[0][:-1], lines[0].replace("甲", "乙"), lines[1][:-4], "a+b", "", f"{lines[1]}+"]
    told = modules.run(
        """return Promise.all(given.map(async (line) => {
             const found = await keys.readVkey(line);
             return found && [found.name, base64(found.signs), found.seals && base64(found.seals),
                              await keys.fingerprintOf(line)];
           }));""",
        [*lines, *spoilt],
    )

    def halves(one: Holder) -> list[Any]:
        return [_coded(one.pair.public[:32]), _coded(one.pair.public[32:]) or None]

    assert told == [*[[one.name, *halves(one), one.key.fingerprint] for one in whose], *[None] * len(spoilt)]


def test_a_price_is_typed_in_yuan(modules: Modules) -> None:
    """To the fen, exactly; what is no amount is none."""
    good = {"870000": 87000000, "870,000.5": 87000050, " 0.01 ": 1, "9999999999999.99": 999999999999999, "0": 0}
    bad = ["", "-1", "1.234", "1e6", "八十七万", "10000000000000.00", "1.", ".5"]
    script = "return Promise.all(given.map((yuan) => bids.pricePart(yuan)?.text() ?? null));"

    assert modules.run(script, list(good)) == [f'{{"total_fen":{fen}}}' for fen in good.values()]
    assert modules.run(script, bad) == [None] * len(bad)
