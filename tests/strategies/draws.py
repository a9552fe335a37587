"""Random draws: pools with weights and strata, exclusions, substitutes, Chinese labels and odd ones."""

from __future__ import annotations

from random import Random

from models.values.draw import Candidate, DrawPlan, Party

__all__ = ["random_draw"]

_NAMES = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许𠮷𡈽"
_ODD = ("a|b", "a#1", "a#1#1", "a|b#2", "__proto__", "constructor", "0", "7", "é", "𠮷#3|x", "😀")
_STRATA = ("东区", "西区", "南/北", "__proto__", "𠮷")


def random_draw(seed: int) -> tuple[DrawPlan, tuple[str, ...], str]:
    """Return a plan that can be drawn, its codes and the randomness; equal seed, equal draw."""
    chance = Random(seed)
    codes = tuple(f"{chance.choice(_NAMES)}{chance.getrandbits(64):x}" for _ in range(chance.randint(1, 4)))
    strata = chance.sample(_STRATA, chance.randint(1, 3)) if chance.random() < 0.5 else [""]
    members = {name: _candidates(chance, name, f"{number}") for number, name in enumerate(strata)}
    excluded = {
        one.label: "回避" for group in members.values() for one in group[3:] if chance.random() < 0.2
    }  # the first three of a stratum can always be drawn
    quotas = {name: chance.randint(1, 2) for name in strata}
    plan = DrawPlan(
        namespace=f"抽取/{seed}",
        pool=tuple(one for group in members.values() for one in group),
        count=sum(quotas.values()),
        parties=tuple(Party.of(f"party {number}", code) for number, code in enumerate(codes)),
        quotas=quotas if strata != [""] else {},
        substitutes=chance.randint(0, 1),
        exclusions=excluded,
    )
    return plan, codes, " ".join(str(number) for number in chance.sample(range(1, 81), 20))


def _candidates(chance: Random, stratum: str, mark: str) -> list[Candidate]:
    names = {f"{chance.choice(_NAMES)}{chance.choice(_NAMES)}{mark}{number}" for number in range(chance.randint(3, 8))}
    if mark == "0":
        names |= set(chance.sample(_ODD, chance.randint(0, 4)))
    return [Candidate(name, chance.randint(1, 5), stratum) for name in sorted(names)]
