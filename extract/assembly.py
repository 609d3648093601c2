"""Judged pairs to claims: the place meant, the actors' roles, the date, who speaks."""

from collections.abc import Iterator

from extract.anaphora import antecedent_features, choices, group
from extract.attribution import AttributionReader
from extract.dates import DateReader
from extract.judge import Head
from extract.judging import Judged
from extract.mentions.places import PlaceKind
from extract.records import Reading, Step
from extract.roles import Situation, candidates, role_features
from extract.text import Text
from geodata.claim import Claim, Reject
from geodata.vocabulary import Event

# A claim whose place is not named in the sentence needs to be this sure; by cross-validation.
MEANT = 0.42


class Assembler:
    """Gathers the claims, rejects and steps of one article."""

    def __init__(self, text: Text, heads: dict[str, Head]) -> None:
        self._text = text
        self._heads = heads
        self._sentences = [scene.sentence for scene in text.scenes]
        self._dates = DateReader(text.article, self._sentences)
        self._speech = AttributionReader(self._sentences)
        self._claims: dict[tuple[int, str, Event, str], Claim] = {}
        self._rejects: list[Reject] = []
        self._steps: list[Step] = []

    def add(self, judged: Judged) -> None:
        """Turn a judged pair into its claims, or into a reject if it is too unlikely."""
        if not judged.accepted:
            self._reject(judged, f"unlikely: {judged.event} at {judged.probability:.2f}")
            return
        meant = list(self._meant(judged))
        if not meant:
            self._reject(judged, "the place is not named")
        named = judged.place.kind is PlaceKind.NAME
        for name, start in meant:
            claim = self._claim(judged, name, start)
            if named or claim.confidence >= MEANT:
                self._keep(claim)
            else:
                self._reject(judged, f"unsure whether {name} is meant: {claim.confidence:.2f}")

    def reading(self, *, explain: bool) -> Reading:
        """All that was gathered, in reading order."""
        claims = sorted(
            self._claims.values(), key=lambda c: (c.sentence_start, c.place_start, c.claim_id)
        )
        return Reading(tuple(claims), tuple(self._rejects), tuple(self._steps) if explain else ())

    def _keep(self, claim: Claim) -> None:
        key = (claim.sentence_start, claim.place.casefold(), claim.event, claim.actor)
        known = self._claims.get(key)
        if known is None or known.confidence < claim.confidence:
            self._claims[key] = claim

    def _meant(self, judged: Judged) -> Iterator[tuple[str, int]]:
        """The name and offset of each place that the mention stands for."""
        place, scene = judged.place, self._text.scenes[judged.index]
        known = self._text.known
        start = scene.words.starts[place.first]
        if place.kind is PlaceKind.NAME:
            yield place.text, start
            return
        if place.plural and (meant := group(known, place, scene, judged.index)):
            yield from ((one.text, start) for one in meant)
            return
        found = choices(known, place, scene, judged.index)
        rows = [
            antecedent_features(known, place, judged.index, rank, one)
            for rank, one in enumerate(found)
        ]
        if place.kind is PlaceKind.SITE and not any("fits=yes" in row for row in rows):
            yield place.text, start
        elif found:
            scores = self._heads["place"].scores(rows)[:, 0]
            yield found[int(scores.argmax())].text, start

    def _claim(self, judged: Judged, name: str, start: int) -> Claim:
        text, sentence = self._text, self._sentences[judged.index]
        scene = text.scenes[judged.index]
        trigger = judged.trigger
        begin, end = scene.words.starts[trigger.index], scene.words.ends[trigger.index]
        actor, loser, confidence = self._roles(judged, name)
        speech = self._speech.at(judged.index, begin, end, start)
        mention = "" if judged.place.kind is PlaceKind.NAME else judged.place.text
        return Claim(
            article_sha256=text.article.sha256,
            event=judged.event,
            place=name,
            sentence=sentence.text,
            sentence_start=sentence.start,
            sentence_end=sentence.end,
            place_start=start,
            actor=actor,
            from_actor=loser,
            actor_text=self._written(judged.index, actor),
            mention=mention,
            trigger=scene.words.texts[trigger.index],
            claimant=speech.claimant,
            hedged=speech.hedged,
            confidence=judged.probability * confidence,
            rule=f"{trigger.classes[0]}:{trigger.lemma}",
            when=self._dates.at(judged.index, (begin, end), start),
        )

    def _roles(self, judged: Judged, name: str) -> tuple[str, str, float]:
        """The actor, the other side, and how sure the first is."""
        situation = Situation(
            self._text.scenes,
            self._text.cast,
            judged.index,
            judged.trigger,
            judged.place,
            judged.event,
            self._text.holders.get(name.casefold(), ""),
        )
        names = candidates(situation)
        if not names:
            return "", "", 1.0
        actor, share = _pick(self._heads["actor"], situation, names, "")
        others = tuple(n for n in names if n != actor)
        loser, _ = _pick(self._heads["from"], situation, others, actor) if others else ("", 0.0)
        return actor, loser, share

    def _written(self, index: int, actor: str) -> str:
        scene = self._text.scenes[index]
        for named in self._text.cast.named[index]:
            if named.name == actor:
                return scene.words.span_text(named.mention.first, named.mention.after)
        return ""

    def _reject(self, judged: Judged, reason: str) -> None:
        sentence = self._sentences[judged.index]
        self._rejects.append(
            Reject(
                self._text.article.sha256,
                self._text.article.name,
                f"{judged.place.text}: {reason}",
                sentence.text,
                sentence.start,
                sentence.end,
            )
        )


def _pick(
    head: Head, situation: Situation, names: tuple[str, ...], taken: str
) -> tuple[str, float]:
    """The likeliest of the names for a role and its share of the probability of all."""
    scores = head.scores([role_features(situation, n, taken) for n in names])[:, 0]
    best = int(scores.argmax())
    odds = 1 / (1 + float(sum(2.718281828 ** float(s - scores[best]) for s in scores) - 1))
    return names[best], odds
