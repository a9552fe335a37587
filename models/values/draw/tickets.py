"""Tickets (抽取序号) and their positions: the construction itself, which needs nothing but HKDF and a sort.

PRK = HKDF-Extract(salt = the codes one after the other, IKM = the public randomness), both as UTF-8.
position(label, i) = HKDF-Expand(PRK, info = UTF-8 of `namespace|label#i`, 32 bytes), for i = 1 .. weight.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from models.errors import Problem, RefusedError
from models.values.draw.hkdf import expand, extract
from models.values.draw.labels import SEPARATOR, labels_faults, line_fault, name_faults

__all__ = [
    "MOST_TICKETS", "Ticket", "chance_faults", "info", "order_of", "positions", "pseudorandom_key", "sorted_tickets",
    "weight_faults",
]  # fmt: skip

MOST_TICKETS: Final = 1_000_000
"""Tickets of one draw: ten seconds in Python, half a minute in a browser. More are a slip of units in the weights."""


@dataclass(frozen=True, slots=True)
class Ticket:
    """One chance of a label: `number` counts from 1 to its weight, `position` is 64 hexadecimal digits."""

    label: str
    number: int
    position: str

    def as_dict(self) -> dict[str, object]:
        """Return it as plain JSON values."""
        return {"label": self.label, "ticket": self.number, "position": self.position}


def info(namespace: str, label: str, number: int) -> bytes:
    """Return what a position is made from: UTF-8 of `namespace|label#number`.

    One way to read it back: the namespace has no `|`, so it ends at the first; the number has no `#`, so it begins
    after the last. Two tickets of a draw can therefore never have the same.
    """
    return f"{namespace}{SEPARATOR}{label}#{number}".encode()


def pseudorandom_key(codes: Sequence[str], randomness: str) -> bytes:
    """Return the key of 32 bytes that all parties and the public randomness make together."""
    return extract("".join(codes).encode(), randomness.encode())


def sorted_tickets(key: bytes, namespace: str, pool: Mapping[str, int]) -> Iterator[Ticket]:
    """Give the tickets of labels with their weights, in the order of their positions. Checks nothing."""
    found = [
        (expand(key, info(namespace, label, number)), number, label)
        for label, weight in pool.items()
        for number in range(1, weight + 1)
    ]
    found.sort()
    # a draw looks at the first few of a large pool, so the rest are never put into words
    return (Ticket(label, number, position.hex()) for position, number, label in found)


def positions(pool: Mapping[str, int], *, namespace: str, codes: Sequence[str], randomness: str) -> list[Ticket]:
    """Return all tickets of a pool of labels with their weights, in the order of their positions (TRUST 3).

    Raises RefusedError with every reason: a text that is no clean line, a `|` in the namespace, labels that look
    alike, a weight that is no whole number from 1, more than a million tickets, no code.
    """
    problems = [
        *name_faults("namespace", namespace),
        *labels_faults([*pool]),
        *weight_faults([*pool.items()]),
        *chance_faults(codes, randomness),
    ]
    if problems:
        raise RefusedError(problems)
    return [*sorted_tickets(pseudorandom_key(codes, randomness), namespace, pool)]


def order_of(labels: Iterable[str], *, namespace: str, codes: Sequence[str], randomness: str) -> tuple[str, ...]:
    """Return labels of equal standing in drawn order, to break a tie; errors as for `positions`."""
    listed = [*labels]
    problems = labels_faults(listed)
    if problems:  # before a mapping hides what is there twice
        raise RefusedError(problems)
    found = positions(dict.fromkeys(listed, 1), namespace=namespace, codes=codes, randomness=randomness)
    return tuple(ticket.label for ticket in found)


def weight_faults(weights: Sequence[tuple[str, int]], places: Sequence[str] = ()) -> list[Problem]:
    """Return what is wrong with the weights of labels, each and together."""
    found = [
        Problem(places[index] if places else f"pool, {label!r}", f"the weight {weight!r} is no whole number from 1",
                "Give every label a whole number of tickets; one that must not be drawn is excluded, with a reason.")
        for index, (label, weight) in enumerate(weights)
        if type(weight) is not int or weight < 1
    ]  # fmt: skip
    total = sum(weight for _, weight in weights if type(weight) is int and weight > 0)
    if total > MOST_TICKETS:
        what = f"the weights make more than {MOST_TICKETS} tickets together"
        found.append(Problem("pool", what, "Divide all weights by one number."))
    return found


def chance_faults(codes: Sequence[str], randomness: str) -> list[Problem]:
    """Return what is wrong with the codes and the public randomness as texts."""
    found = [
        Problem(f"code {number}", f"it {fault}", "Use the code exactly as its party made it.")
        for number, code in enumerate(codes, 1)
        if (fault := line_fault(code)) is not None
    ]
    if not codes:
        what = "no party gave a code, so who sees the randomness first knows the draw first"
        found.append(Problem("codes", what, "Let at least one party give a one-time code."))
    fault = line_fault(randomness)
    if fault is not None:
        found.append(Problem("randomness", f"it {fault}", "Write the public result on one line, as it was announced."))
    return found
