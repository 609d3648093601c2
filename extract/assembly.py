"""Judged pairs to claims: the place meant, the actors' roles, the date, who speaks."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from extract.attribution import Attribution, AttributionReader
from extract.casting import Roles, cast_roles
from extract.dates import DateReader
from extract.judge import Head
from extract.judging import Judged
from extract.meant import Meant, meant
from extract.mentions.place import PlaceKind
from extract.roles import Situation
from extract.sureness import Evidence, Sureness, Table, columns
from extract.text import Text
from extract.unfulfilled import told
from geodata.claim import Claim, Reject

# A claim whose place is not named in the sentence needs to be this sure; by cross-validation.
MEANT = 0.42


@dataclass(frozen=True, slots=True)
class Draft:
    """A claim with what speaks for it; its confidence is not yet calibrated."""

    claim: Claim
    evidence: Evidence
    judged: Judged
    meant: Meant
    roles: Roles
    speech: Attribution


class Assembler:
    """Gathers the claims and rejects of one article."""

    def __init__(self, text: Text, heads: dict[str, Head], judged: Sequence[Judged]) -> None:
        self._text = text
        self._heads = heads
        self._sentences = [scene.sentence for scene in text.scenes]
        self._dates = DateReader(text.article, self._sentences)
        self._speech = AttributionReader(self._sentences)
        self._at_place = _by_place(judged)
        self._drafts: dict[tuple[object, ...], Draft] = {}
        self.rejects: list[Reject] = []
        for pair in judged:
            self._add(pair)

    @property
    def drafts(self) -> list[Draft]:
        """The drafts of all claims, in reading order."""
        return sorted(self._drafts.values(), key=_place_in_text)

    def claims(self, sureness: Sureness) -> tuple[Claim, ...]:
        """The claims in reading order, each with its calibrated confidence."""
        drafts = self.drafts
        if not drafts:
            return ()
        shares = sureness.of(columns_of(self._text, drafts))
        return tuple(
            replace(draft.claim, confidence=share)
            for draft, share in zip(drafts, shares, strict=True)
        )

    def _add(self, judged: Judged) -> None:
        """Turn a judged pair into its drafts, or into a reject if it is too unlikely."""
        if not judged.accepted:
            scene = self._text.scenes[judged.index]
            unlikely = f"unlikely: {judged.event} at {judged.probability:.2f}"
            self._reject(judged, told(scene, judged.trigger) or unlikely)
            return
        found = meant(self._text, judged, self._heads["place"])
        if not found.names:
            self._reject(judged, "the place is not named")
        for name in found.names:
            draft = self._draft(judged, name, found)
            raw = draft.evidence.raw
            if judged.place.kind is PlaceKind.NAME or raw >= MEANT:
                self._keep(draft)
            else:
                self._reject(judged, f"unsure whether {name} is meant: {raw:.2f}")

    def _keep(self, draft: Draft) -> None:
        claim = draft.claim
        key = (claim.sentence_start, claim.place.casefold(), claim.event, claim.actor)
        known = self._drafts.get(key)
        if known is None or known.evidence.raw < draft.evidence.raw:
            self._drafts[key] = draft

    def _draft(self, judged: Judged, name: str, found: Meant) -> Draft:
        text, scene = self._text, self._text.scenes[judged.index]
        sentence, trigger = self._sentences[judged.index], judged.trigger
        start = scene.words.starts[judged.place.first]
        begin, end = scene.words.starts[trigger.index], scene.words.ends[trigger.index]
        roles = cast_roles(self._situation(judged, name), self._heads)
        evidence = self._evidence(judged, name, roles)
        speech = self._speech.at(judged.index, begin, end, start)
        claim = Claim(
            article_sha256=text.article.sha256,
            event=judged.event,
            place=name,
            sentence=sentence.text,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            place_start=start,
            actor=roles.actor,
            from_actor=roles.loser,
            actor_text=self._written(judged.index, roles.actor),
            mention="" if judged.place.kind is PlaceKind.NAME else judged.place.text,
            trigger=scene.words.texts[trigger.index],
            claimant=speech.claimant,
            hedged=speech.hedged,
            confidence=evidence.raw,
            rule=f"{trigger.classes[0]}:{trigger.lemma}",
            when=self._dates.at(judged.index, (begin, end), start),
        )
        return Draft(claim, evidence, judged, found, roles, speech)

    def _situation(self, judged: Judged, name: str) -> Situation:
        return Situation(
            self._text.scenes,
            self._text.cast,
            judged.index,
            judged.trigger,
            judged.place,
            judged.event,
            self._text.holders.get(name.casefold(), ""),
        )

    def _evidence(self, judged: Judged, name: str, roles: Roles) -> Evidence:
        others = (
            other.probability
            for other in self._at_place[judged.index, judged.place.first]
            if other.event != judged.event
        )
        named, located = self._text.known.tally(name)
        return Evidence(
            judged.probability,
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
