"""Judged pairs to claims: the place meant, the actors' roles, the date, who speaks."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from extract.attribution import Attribution, AttributionReader
from extract.casting import Part, Roles, cast_roles
from extract.dates import DateReader
from extract.denials import denial
from extract.judge import Judge
from extract.judging import Judged
from extract.meant import Meant, meant
from extract.mentions.place import PlaceKind
from extract.network import Seen
from extract.roles import Situation
from extract.speakers import sided, sides_of
from extract.sureness import LEAST, Evidence, Sureness, Table, columns
from extract.text import Text
from extract.unfulfilled import imminent, told
from geodata.claim import Claim, Reject
from geodata.vocabulary import Event

# A claim whose place is not named in the sentence needs to be this sure; by cross-validation.
MEANT = 0.42
# What such words as "The army denied this" make of the claim before is this likely its denial.
DENIED = 0.95
CHANGES = (Event.CAPTURED, Event.WITHDREW, Event.ENCIRCLED)


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with what speaks for it; its confidence is not yet calibrated."""

    claim: Claim
    evidence: Evidence
    judged: Judged
    meant: Meant
    roles: Roles
    speech: Attribution


@dataclass(frozen=True, slots=True)
class _Option:
    """One place that a judged pair may be about, and who is cast for it."""

    judged: Judged
    name: str
    meant: Meant
    roles: Roles
    evidence: Evidence


class Assembler:
    """Gathers the claims and rejects of one article."""

    def __init__(self, text: Text, judge: Judge, judged: Sequence[Judged], seen: Seen) -> None:
        self._text = text
        self._sentences = [scene.sentence for scene in text.scenes]
        self._at_place = _by_place(judged)
        self._sides = sides_of(text.scenes, text.cast)
        self._kept: dict[tuple[object, ...], _Option] = {}
        self.rejects: list[Reject] = []
        place = judge.heads["place"]
        accepted = {pair for pair in judged if pair.accepted and not self._imminent(pair)}
        told = {(p.index, p.place.first) for p in accepted if p.place.kind is PlaceKind.NAME}
        found = [meant(text, pair, place, told) if pair in accepted else None for pair in judged]
        named = [
            (pair, name)
            for pair, one in zip(judged, found, strict=True)
            if one
            for name in one.names
        ]
        roles = iter(cast_roles([self._part(*one) for one in named], judge, seen))
        for pair, one in zip(judged, found, strict=True):
            self._add(pair, one, roles)
        self._deny()
        self.drafts = self._drafts()

    def claims(self, sureness: Sureness) -> tuple[Claim, ...]:
        """The claims in reading order, each with its calibrated confidence; rejects the unsure."""
        if not self.drafts:
            return ()
        found = []
        shares = sureness.of(columns_of(self._text, self.drafts))
        for draft, share in zip(self.drafts, shares, strict=True):
            if share >= LEAST:
                found.append(replace(draft.claim, confidence=share))
            else:
                self._reject(draft.judged, f"unsure as a whole: {draft.claim.event} at {share:.2f}")
        return tuple(found)

    def _add(self, judged: Judged, found: Meant | None, roles: Iterator[Roles]) -> None:
        """Keep what a judged pair may be about, or reject it if it is too unlikely."""
        if found is None:
            scene = self._text.scenes[judged.index]
            unlikely = f"unlikely: {judged.event} at {judged.probability:.2f}"
            self._reject(judged, told(scene, judged.trigger) or unlikely)
            return
        if not found.names:
            self._reject(judged, "the place is not named")
        for name, cast in zip(found.names, roles, strict=False):
            evidence = self._evidence(judged, name, cast)
            if judged.place.kind is PlaceKind.NAME or evidence.raw >= MEANT:
                self._keep(_Option(judged, name, found, cast, evidence))
            else:
                self._reject(judged, f"unsure whether {name} is meant: {evidence.raw:.2f}")

    def _deny(self) -> None:
        """Keep a denial of each claim that the next sentence denies without naming the place."""
        told: dict[int, list[_Option]] = defaultdict(list)
        for option in self._kept.values():
            told[option.judged.index].append(option)
        for index, scene in enumerate(self._text.scenes):
            if index - 1 not in told or not (found := denial(scene)):
                continue
            near = scene.sentence.paragraph - self._sentences[index - 1].paragraph <= 1
            if not near or any(option.judged.event is Event.DENIED for option in told[index]):
                continue
            denied = Judged(index, *found, Event.DENIED, DENIED, DENIED)
            for option in told[index - 1]:
                if option.judged.event in CHANGES:
                    evidence = self._evidence(denied, option.name, option.roles)
                    self._keep(replace(option, judged=denied, evidence=evidence))

    def _keep(self, option: _Option) -> None:
        judged = option.judged
        key = (judged.index, option.name.casefold(), judged.event, option.roles.actor)
        known = self._kept.get(key)
        if known is None or known.evidence.raw < option.evidence.raw:
            self._kept[key] = option

    def _drafts(self) -> list[Draft]:
        """The drafts of all claims, in reading order; only these are dated and attributed."""
        if not self._kept:
            return []
        dates = DateReader(self._text.article, self._sentences)
        speech = AttributionReader(self._sentences)
        drafts = [self._draft(option, dates, speech) for option in self._kept.values()]
        return sorted(drafts, key=_place_in_text)

    def _draft(self, option: _Option, dates: DateReader, speech: AttributionReader) -> Draft:
        judged, roles = option.judged, option.roles
        scene, trigger = self._text.scenes[judged.index], judged.trigger
        sentence = scene.sentence
        start = scene.words.starts[judged.place.first]
        begin, end = scene.words.starts[trigger.index], scene.words.ends[trigger.index]
        said = speech.at(judged.index, begin, end, start)
        claim = Claim(
            article_sha256=self._text.article.sha256,
            event=judged.event,
            place=option.name,
            sentence=sentence.text,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            place_start=start,
            actor=roles.actor,
            from_actor=roles.loser,
            actor_text=self._written(judged.index, roles.actor),
            mention="" if judged.place.kind is PlaceKind.NAME else judged.place.text,
            trigger=scene.words.texts[trigger.index],
            claimant=sided(said.claimant, self._sides),
            hedged=said.hedged,
            confidence=option.evidence.raw,
            rule=f"{trigger.classes[0]}:{trigger.lemma}",
            when=dates.at(judged.index, (begin, end), start),
        )
        return Draft(claim, option.evidence, judged, option.meant, roles, said)

    def _imminent(self, judged: Judged) -> str:
        return imminent(self._text.scenes[judged.index], judged.trigger)

    def _part(self, judged: Judged, name: str) -> Part:
        situation = Situation(
            self._text.scenes,
            self._text.cast,
            judged.index,
            judged.trigger,
            judged.place,
            judged.event,
            self._text.holders.get(name.casefold(), ""),
        )
        return Part(situation, name, judged.probability)

    def _evidence(self, judged: Judged, name: str, roles: Roles) -> Evidence:
        others = (
            other.probability
            for other in self._at_place[judged.index, judged.place.first]
            if other.event != judged.event
        )
        named, located = self._text.known.tally(name)
        return Evidence(
            judged.probability,
            judged.weaker,
            max(others, default=0.0),
            roles.share,
            judged.place.noun,
            named,
            located,
        )

    def _written(self, index: int, actor: str) -> str:
        scene = self._text.scenes[index]
        for named in self._text.cast.named[index]:
            if named.name == actor:
                return scene.words.span_text(named.mention.first, named.mention.after)
        return ""

    def _reject(self, judged: Judged, reason: str) -> None:
        sentence = self._sentences[judged.index]
        self.rejects.append(
            Reject(
                self._text.article.sha256,
                self._text.article.name,
                f"{judged.place.text}: {reason}",
                sentence.text,
                sentence.start,
                sentence.end,
            )
        )


def _by_place(judged: Sequence[Judged]) -> dict[tuple[int, int], list[Judged]]:
    found: dict[tuple[int, int], list[Judged]] = defaultdict(list)
    for pair in judged:
        found[pair.index, pair.place.first].append(pair)
    return found


def columns_of(text: Text, drafts: Sequence[Draft]) -> Table:
    """The columns of sureness of an article's drafts."""
    published = text.article.published
    return columns(
        [draft.claim for draft in drafts],
        [draft.evidence for draft in drafts],
        published.toordinal() if published else 0,
    )


def _place_in_text(draft: Draft) -> tuple[int, int, str]:
    return (draft.claim.sentence_start, draft.claim.place_start, draft.claim.claim_id)
