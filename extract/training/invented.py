"""Sentences made of others by exchanging clauses, words and triggers, for a teacher to answer.

They are no good English and need not be: they show a small reader how the large one weighs words
that the labelled sentences never bring together.
"""

import random
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from itertools import accumulate

import numpy as np

from extract.judging import ASIDE, FARTHEST
from extract.pieces import WORD, Token
from extract.rulebook import rules, word_set
from extract.training.labels import OF_ARTICLES, WEIGHTS
from extract.training.lessons import ANSWERS, Lesson

# The share of sentences that come from articles rather than from the project's own text.
FROM_ARTICLES = 0.45
# The share that go on with the clause of another behind one of the joins.
CROSSED, TRIES = 0.45, 6
# What is exchanged in a sentence: words of meaning and triggers, a share drawn for each sentence;
# of small words half as many; a few words go.
WORDS, TRIGGERS, SMALL_PART, DROPPED = (0.05, 0.12, 0.25), (0.1, 0.4), 0.5, 0.02
# So many words of meaning come from the whole vocabulary, the others by their count to this power.
FROM_VOCABULARY, WORD_POWER, TRIGGER_POWER = 0.25, 0.4, 0.5
LONGEST, MOST_PAIRS = 60, 40
# What an invented sentence counts for.
WEIGHT = 0.3
MEANING = ("w", "wed", "wing", "wly")


class _Bag:
    """Things to draw by their counts to a power."""

    def __init__(self, counts: Counter[Token], power: float) -> None:
        self.things = list(counts)
        self.upto = list(accumulate(count**power for count in counts.values()))

    def draw(self, chance: random.Random) -> Token:
        return chance.choices(self.things, cum_weights=self.upto)[0]


class Inventor:
    """Draws sentences like those of some lessons; `vocabulary` holds words of the language."""

    def __init__(self, lessons: Sequence[Lesson], vocabulary: Sequence[str], seed: int) -> None:
        self._chance = random.Random(seed)
        self._small: list[str] = rules("invented")["small"]
        by_weight = defaultdict(list)
        for one in lessons:
            by_weight[one.weight].append(one.tokens)
        self._articles = by_weight[OF_ARTICLES] or [one.tokens for one in lessons]
        self._written = by_weight[WEIGHTS["passages"]] or self._articles
        words: dict[str, Counter[Token]] = defaultdict(Counter)
        triggers: dict[str, Counter[Token]] = defaultdict(Counter)
        for tokens in (*self._articles, *self._written):
            for token in tokens:
                last = token.words[-1].casefold()
                if token.is_trigger:
                    triggers[_ending(last)][Token(token.symbol, (last,))] += 1
                elif token.symbol in MEANING:
                    words[token.symbol][Token(token.symbol, (last,))] += 1
        self._words = {symbol: _Bag(counts, WORD_POWER) for symbol, counts in words.items()}
        self._triggers = {end: _Bag(counts, TRIGGER_POWER) for end, counts in triggers.items()}
        self._wide: dict[str, list[str]] = defaultdict(list)
        for word in vocabulary:
            end = _ending(word)
            self._wide["w" + end if end != "s" else "w"].append(word)

    def draw(self) -> Iterator[Lesson]:
        """Sentences without answers, with no end."""
        while True:
            tokens = self._changed(self._crossed())
            triggers = [
                at
                for at, token in enumerate(tokens)
                if token.is_trigger and token.symbol != "V:" + ASIDE
            ]
            places = [at for at, token in enumerate(tokens) if token.is_place]
            pairs = tuple((t, p) for p in places for t in triggers if abs(t - p) <= FARTHEST)
            if 0 < len(pairs) <= MOST_PAIRS and len(tokens) <= LONGEST:
                empty = np.zeros((len(pairs), ANSWERS), np.float32)
                yield Lesson(tokens, pairs, empty, WEIGHT)

    def _one(self) -> tuple[Token, ...]:
        listed = self._articles if self._chance.random() < FROM_ARTICLES else self._written
        return self._chance.choice(listed)

    def _crossed(self) -> tuple[Token, ...]:
        """A sentence, some with the end of another behind the same join."""
        tokens = self._one()
        cuts = _cuts(tokens)
        if cuts and self._chance.random() < CROSSED:
            at = self._chance.choice(cuts)
            for _ in range(TRIES):
                other = self._one()
                if same := [i for i in _cuts(other) if other[i].symbol == tokens[at].symbol]:
                    return tokens[:at] + other[self._chance.choice(same) :]
        return tokens

    def _changed(self, tokens: tuple[Token, ...]) -> tuple[Token, ...]:
        chance, found = self._chance, []
        words, triggers = chance.choice(WORDS), chance.choice(TRIGGERS)
        for token in tokens:
            if token.is_trigger and chance.random() < triggers:
                found.append(self._triggers[_ending(token.words[-1].casefold())].draw(chance))
            elif token.symbol in MEANING and chance.random() < words:
                found.append(self._word(token.symbol))
            elif token.symbol in self._small and chance.random() < words * SMALL_PART:
                small = chance.choice(self._small)
                found.append(Token(small, (small,)))
            elif token.kind != WORD or chance.random() >= DROPPED:
                found.append(token)
        return tuple(found)

    def _word(self, symbol: str) -> Token:
        if self._wide[symbol] and self._chance.random() < FROM_VOCABULARY:
            return Token(symbol, (self._chance.choice(self._wide[symbol]),))
        return self._words[symbol].draw(self._chance)


def _ending(word: str) -> str:
    return next((end for end in ("ing", "ed", "ly", "s") if word.endswith(end)), "")


def _cuts(tokens: Sequence[Token]) -> list[int]:
    inner, joins = range(3, len(tokens) - 2), word_set("invented", "joins")
    return [at for at in inner if tokens[at].kind == WORD and tokens[at].symbol in joins]
