"""Whether those of one name are one: each group of stories is held against those that are told apart already."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import NamedTuple

# Parts of the state: a minister sits in parliament and leads a party.
STATE = frozenset({"GOV", "LEG", "JUD", "MIL", "COP", "SPY", "PTY", "OPP", "ELI"})
# With so many of one name a group is compared.
COMPARED = 20
# A country or sector that this share of a group's stories gives is the group's.
SHARE = 0.2
# And this share of all its stories must give it: of forty that name no country one may have misread it.
SAID = 0.05
# A group of so few stories, beside one that is ten times as large, may have an error of reading.
FEW = 2
# What the name of a person says in log odds where nobody else has it, where one other may have it, and how much less for each time as many as have it.
RARE, SHARED, NAMESAKES = 3.2, -1.2, 0.9
# What so many stories of each of two groups say is hardly misread.
FIRM = 3
# What is said, and what it weighs, in log odds, where both say the same and where they differ. Genders are read wrong more often than a man
# and a woman have one name; a country or a sector is read wrong too, but rarely both.
WEIGHTS = (("country", 1.5, -2.0), ("sector", 1.0, -1.5), ("gender", 0.0, -1.0), ("office", 1.0, -1.5))


class Profile(NamedTuple):
    """What some stories of a group say of an entity, and how many they are."""

    kind: str
    name: str
    part: int
    country: str | None
    sector: str | None
    gender: str | None
    office: str | None
    link: str | None
    stories: int
    place: int
    # How many other persons may have the name; of a body, how many others, if its name says little alone.
    namesakes: float | None


class Decision(NamedTuple):
    """Which entity a group is, how sure that is, and why. An entity is called by the place of its first group."""

    part: int
    entity: int
    score: float
    why: str


@dataclass
class Group:
    """Stories whose entities of one name are one."""

    part: int
    stories: int = 0
    said: dict[str, Counter[str]] = field(default_factory=dict)

    def add(self, profile: Profile) -> None:
        self.stories += profile.stories
        for what in ("country", "sector", "gender", "office", "link"):
            value = getattr(profile, what)
            if value is not None:
                self.said.setdefault(what, Counter())[value] += profile.stories

    def join(self, other: Group) -> None:
        self.stories += other.stories
        for what, values in other.said.items():
            self.said.setdefault(what, Counter()).update(values)

    def values(self, what: str) -> list[str]:
        """What the group says, without what few of its stories say."""
        counted = self.said.get(what)
        if counted is None:
            return []
        least = max(SHARE * sum(counted.values()), SAID * self.stories)
        return sorted(value for value, stories in counted.items() if stories >= least)


def decide(profiles: Iterable[Profile]) -> Iterator[Decision]:
    """A decision for each group; the profiles of a name follow one another."""
    for _, of_name in groupby(profiles, key=lambda profile: (profile.kind, profile.name)):
        groups: dict[int, Group] = {}
        first: Profile | None = None
        for profile in of_name:
            first = first or profile
            groups.setdefault(profile.part, Group(profile.part)).add(profile)
        if first is not None:
            yield from _of_name(first, sorted(groups.values(), key=lambda group: (-group.stories, group.part)))


def _of_name(first: Profile, groups: list[Group]) -> Iterator[Decision]:
    prior, because = _prior(first)
    apart: list[tuple[Group, list[Decision]]] = []
    for group in groups:
        held = [(*_evidence(group, leader), at) for at, (leader, _) in enumerate(apart[:COMPARED])]
        best = max(held, default=None, key=lambda answer: (answer[0], -answer[2]))
        if best is not None and prior + best[0] > 0:
            weight, reasons, at = best
            leader, decisions = apart[at]
            leader.join(group)
            decisions.append(Decision(group.part, leader.part, _likelihood(prior + weight), "; ".join([because, *reasons])))
        elif best is not None:
            weight, reasons, at = best
            why = "; ".join([f"not the one of {apart[at][0].stories} other stories", *reasons])
            apart.append((group, [Decision(group.part, group.part, _likelihood(-prior - weight), why)]))
        else:
            apart.append((group, [Decision(group.part, group.part, _likelihood(prior + 1), because)]))
    for _, decisions in apart:
        # An entity is called by the first place of all its groups.
        entity = min(decision.part for decision in decisions)
        yield from (decision._replace(entity=entity) for decision in decisions)


def _prior(name: Profile) -> tuple[float, str]:
    """How likely two of a name are one, before anything else is known, in log odds."""
    if name.kind == "person":
        return _prior_of_person(name.name, name.namesakes or 0)
    return (-0.5, "a name that says little alone") if name.namesakes else (1.5, "same name")


def _prior_of_person(name: str, namesakes: float) -> tuple[float, str]:
    if " " not in name:
        return 1.0, "same short name"
    odds = min(RARE, SHARED - NAMESAKES * math.log(namesakes)) if namesakes else RARE
    return odds, "same rare name" if odds >= 2.5 else "same name" if odds >= 1 else "same name, which many have"


def _evidence(group: Group, leader: Group) -> tuple[float, list[str]]:
    """What speaks for it that two groups are one, in log odds, and in words."""
    weight, reasons, is_firm = 0.0, [], False
    links, theirs = group.values("link"), leader.values("link")
    if links and theirs:
        is_same = bool(set(links) & set(theirs))
        weight += 9 if is_same else -9
        reasons.append(f"{'same' if is_same else 'another'} row of the table: {links[0]}")
    for what, same, other in WEIGHTS:
        mine, known = group.values(what), leader.values(what)
        if not mine or not known:
            continue
        shared = sorted(set(mine) & set(known))
        if shared:
            weight += same
            reasons.append(f"same {what}: {shared[0]}")
        elif not (what == "sector" and STATE.issuperset([*mine, *known])):
            # Who is of one country and sector may have had several offices.
            is_known = what == "office" and weight > 0
            is_slip = is_known or leader.stories >= (10 if group.stories <= FEW else 20) * group.stories
            is_sure = not is_slip and min(group.said[what][mine[0]], leader.said[what][known[0]]) >= FIRM
            weight += other / 2 if is_slip else other * 1.5 if is_sure else other
            is_firm |= is_sure
            reasons.append(f"{what} {mine[0]}, not {known[0]}")
    if min(group.stories, leader.stories) >= 3:
        weight -= 1 if is_firm else 0.5
        reasons.append("nobody rare stands beside both")
    return weight, reasons


def _likelihood(odds: float) -> float:
    return round(1 / (1 + math.exp(-max(-20.0, min(20.0, odds)))), 3)
