"""Several sums in one word."""

from __future__ import annotations

from credit.scoring.packing import MOST, ROOM, packing


def test_each_bucket_and_sign_has_a_field_of_its_own() -> None:
    """Counted in the greatest common divisor, and wide enough for MOST times the dearest event."""
    found = packing({0: [1500, 1000], 3: [-20_000, 2000]})
    assert found is not None

    assert [(f.bucket, f.unit) for f in found.fields] == [(0, 500), (3, 2000), (3, -20_000)]
    assert [1 << f.bits > MOST * most >= 1 << (f.bits - 1) for f, most in zip(found.fields, (3, 1, 1), strict=True)]


def test_what_is_narrow_fills_the_gaps() -> None:
    """The widest are placed first: two of 22 bits and three of 15 fill two words, in whatever order they come."""
    wide, narrow = [1, 100], [1]
    found = [
        packing(dict(enumerate(parts))) for parts in ([narrow] * 3 + [wide] * 2, [wide, narrow, narrow, wide, narrow])
    ]

    assert [one.words for one in found if one] == [2, 2]


def test_fields_do_not_overlap() -> None:
    """In a word one follows the other, below its last bit, and in the first below what counts occurrences."""
    found = packing({n: [500, 12_000] for n in range(9)})
    assert found is not None

    for word in range(found.words):
        inside = [f for f in found.fields if f.word == word]
        assert [f.shift for f in inside] == [sum(f.bits for f in inside[:n]) for n in range(len(inside))]
        assert sum(f.bits for f in inside) <= (found.top if word == 0 else ROOM)
    assert (MOST + 1) << found.top <= 1 << ROOM


def test_an_event_adds_to_its_field_alone() -> None:
    """And counts in the first word, also where it earns nothing."""
    found = packing({0: [1500, 1000], 3: [-20_000]})
    assert found is not None

    assert found.word_of(0, 0, 1500) == (1 << found.top) + 3
    assert found.word_of(0, 3, -20_000) == (1 << found.top) + (1 << found.fields[1].shift)
    assert found.word_of(0, -1, 0) == 1 << found.top


def test_points_beyond_all_measure_are_not_packed() -> None:
    """A field that fits into no word leaves every bucket its own sum."""
    assert packing({0: [1, 10**15]}) is None
