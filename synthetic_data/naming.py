"""Invented names of companies, persons and places; no company bears a real brand."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import permutations, product

import numpy as np
from faker.providers.person.zh_CN import Provider as Person

from models.errors import InputError, Problem
from synthetic_data.arrays import Flags, Ints, Names
from synthetic_data.reading import read_pool

__all__ = ["brands", "community_names", "company_names", "neighbourhood_names", "person_names", "subdistrict_names"]


def brands(syllables: Sequence[str], refused: Sequence[str], count: int) -> Names:
    """Return at least `count` distinct brands of two syllables, or of three where two do not suffice.

    None holds a refused part or one syllable twice. Raises InputError where even three syllables do not suffice.
    """
    found = _combined(syllables, refused, 2)
    found = found if len(found) >= count else _combined(syllables, refused, 3)
    if len(found) < count:
        what = f"there are names for {len(found):,} companies only."
        raise InputError(Problem("companies", what, "Ask for fewer companies."))
    return found


def _combined(syllables: Sequence[str], refused: Sequence[str], length: int) -> Names:
    letters = np.array(list(permutations(syllables, length)))
    joined = letters.view(f"<U{length}").ravel()
    return joined[~_contains(joined, refused)]


def company_names(count: int, rng: np.random.Generator) -> Names:
    """Return distinct company names, such as 睦和物业服务有限公司."""
    pool = read_pool("names")
    found = brands(pool["company_syllables"], pool["refused"], count)
    brand = found[rng.choice(len(found), size=count, replace=False)]
    services = np.array(pool["company_services"])
    service = services[rng.integers(len(services), size=count)]
    # a brand and what follows it can make a real name between them
    service = np.where(_contains(np.char.add(brand, service), pool["refused"]), services[0], service)
    forms = np.array(pool["company_forms"])
    return np.char.add(np.char.add(brand, service), forms[rng.integers(len(forms), size=count)])


def person_names(count: int, rng: np.random.Generator) -> Names:
    """Return invented names of persons from the common surnames and given names; they may repeat."""
    surnames = np.array(list(Person.last_names)[:100])
    given = np.array(sorted(set(Person.first_names)))
    return np.char.add(surnames[rng.integers(len(surnames), size=count)], given[rng.integers(len(given), size=count)])


def community_names(kinds: Ints, kind_names: Sequence[str], rng: np.random.Generator) -> Names:
    """Return a name for each estate that suits its kind (an index into kind_names); equal names get 二期, 三期, ..."""
    pool = read_pool("names")
    syllables = np.array(pool["community_syllables"])
    two = rng.permuted(np.broadcast_to(np.arange(len(syllables)), (1, len(syllables))), axis=1)[0]
    first = rng.integers(len(syllables), size=len(kinds))
    second = (first + 1 + rng.integers(len(syllables) - 1, size=len(kinds))) % len(syllables)
    endings = [np.array(pool["community_endings"][kind]) for kind in kind_names]
    most = max(map(len, endings))
    table = np.array([np.resize(ending, most) for ending in endings])
    names = np.char.add(
        np.char.add(syllables[two[first]], syllables[two[second]]), table[kinds, rng.integers(most, size=len(kinds))]
    )
    return _told_apart(names)


def subdistrict_names(count: int, rng: np.random.Generator) -> Names:
    """Return names of subdistricts and towns."""
    return _places("subdistrict_endings", count, rng)


def neighbourhood_names(count: int, rng: np.random.Generator) -> Names:
    """Return names of neighbourhoods (社区)."""
    return _places("neighbourhood_endings", count, rng)


def _places(endings: str, count: int, rng: np.random.Generator) -> Names:
    pool = read_pool("names")
    every = np.array(
        ["".join(parts) for parts in product(pool["places"], pool["community_syllables"][:24], pool[endings])]
    )
    return np.resize(rng.permutation(every), count)


def _contains(words: Names, parts: Sequence[str]) -> Flags:
    found = np.zeros(len(words), dtype=bool)
    for part in parts:
        found |= np.char.find(words, part) >= 0
    return found


def _told_apart(names: Names) -> Names:
    """Return the names, with the second and later estates of one name numbered as phases."""
    order = np.argsort(names, kind="stable")
    ordered = names[order]
    new = np.concatenate([[True], ordered[1:] != ordered[:-1]])
    nth = np.arange(len(names)) - np.maximum.accumulate(np.where(new, np.arange(len(names)), 0))
    told = np.array(names, dtype=f"<U{names.dtype.itemsize // 4 + 8}")
    again = nth > 0
    phases = np.char.add((nth[again] + 1).astype(str), "期")
    told[order[again]] = np.char.add(ordered[again], phases)
    return told
