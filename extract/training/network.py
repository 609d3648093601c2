"""Trains the network of extract.network: the same layers in JAX, with dropout, by AdamW."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

import jax
import jax.numpy as jnp
import numpy as np
import optax

from extract.attention import ATTENTION_HEADS
from extract.network import BETWEEN, OUTSIDE, REACH, STEPS, Network
from extract.training.batches import SENTENCES, SITUATIONS, Batch, batches, example
from extract.training.lessons import ACTORS, ANSWERS, Lesson

Weights = dict[str, jax.Array]
Keys = Iterator[jax.Array | None]

WIDTH, MIDDLE, ROW = 64, 96, 24
LEAST_WORD, LEAST_SYMBOL = 6, 20
ROUNDS = 5
RATE, WARM_UP, DECAY = 3e-3, 60, 1e-2
ROOM = 512
# AdamW but for the rate, which falls from step to step.
RULE = optax.chain(
    optax.clip_by_global_norm(1.0), optax.scale_by_adam(), optax.add_decayed_weights(DECAY)
)
# What the casting of roles weighs beside the events, and the score of whom there is not.
CASTING, NEVER = 0.3, -1e9
# Parts that are left out in training: whole words, numbers of a row, of a layer, of a pair.
NO_WORD, NO_ROW, NO_LAYER, NO_PAIR, NO_MIDDLE = 0.06, 0.1, 0.1, 0.2, 0.15


def train(lessons: Sequence[Lesson], seed: int = 0) -> Network:
    """Fit a network to the answers of lessons; the same bytes for the same lessons."""
    listed = [example(one) for one in lessons if one.answers.any()]
    words = _known((word for one in listed for word in one.words if word), LEAST_WORD)
    symbols = _known((symbol for one in listed for symbol in one.symbols), LEAST_SYMBOL)
    # The number of batches differs a little between rounds; the rate only needs it about right.
    steps = ROUNDS * sum(1 for _ in batches(listed, words, symbols))
    rate = optax.warmup_cosine_decay_schedule(0.0, RATE, WARM_UP, max(steps, WARM_UP + 1))
    weights = first_weights(jax.random.key(seed), len(words), len(symbols))
    state = RULE.init(weights)
    chance, key, done = np.random.default_rng(seed), jax.random.key(seed + 1), 0
    for _ in range(ROUNDS):
        order = [listed[i] for i in chance.permutation(len(listed))]
        for batch in batches(order, words, symbols):
            key, own = jax.random.split(key)
            weights, state = _step(weights, state, batch, own, rate(done))
            done += 1
    return network(words, symbols, weights)


@jax.jit
def _step(
    weights: Weights, state: optax.OptState, batch: Batch, key: jax.Array, rate: jax.Array
) -> tuple[Weights, optax.OptState]:
    slope = jax.grad(_loss)(weights, batch, key)
    change, state = RULE.update(slope, state, weights)
    return {name: value - rate * change[name] for name, value in weights.items()}, state


def _known(names: Iterable[str], least: int) -> dict[str, int]:
    counts = Counter(names)
    kept = sorted(name for name, count in counts.items() if count >= least)
    return {name: row for row, name in enumerate(kept, start=1)}


def first_weights(key: jax.Array, words: int, symbols: int) -> Weights:
    """Weights drawn by chance for so many words and symbols.

    The tables have room for a few more: trainings of nearly the same size are compiled once.
    """
    keys = iter(jax.random.split(key, 24))

    def drawn(*shape: int, spread: float) -> jax.Array:
        return spread * jax.random.normal(next(keys), shape)

    return {
        "word": drawn(_room(words), ROW, spread=0.1),
        "symbol": drawn(_room(symbols), ROW, spread=0.3),
        "row": drawn(2 * ROW, WIDTH, spread=ROW**-0.5),
        "layers": drawn(len(REACH), 3, WIDTH, WIDTH, spread=(3 * WIDTH) ** -0.5),
        "layer_bias": jnp.zeros((len(REACH), WIDTH)),
        "nearest": drawn(STEPS, MIDDLE, spread=0.05),
        "middle": drawn(STEPS, MIDDLE, spread=0.05),
        "ask": drawn(2 * WIDTH, WIDTH, spread=(2 * WIDTH) ** -0.5),
        "key": drawn(WIDTH, WIDTH, spread=WIDTH**-0.5),
        "value": drawn(WIDTH, WIDTH, spread=WIDTH**-0.5),
        "near_trigger": drawn(STEPS, ATTENTION_HEADS, spread=0.05),
        "near_place": drawn(STEPS, ATTENTION_HEADS, spread=0.05),
        "pair": drawn(7 * WIDTH, MIDDLE, spread=(7 * WIDTH) ** -0.5),
        "pair_bias": jnp.zeros(MIDDLE),
        "event": drawn(MIDDLE, ANSWERS, spread=MIDDLE**-0.5),
        "event_bias": jnp.zeros(ANSWERS),
        "actor": drawn(5 * WIDTH, MIDDLE, spread=(5 * WIDTH) ** -0.5),
        "actor_bias": jnp.zeros(MIDDLE),
        "to_trigger": drawn(STEPS + 1, MIDDLE, spread=0.05),
        "to_place": drawn(STEPS + 1, MIDDLE, spread=0.05),
        "of_event": drawn(ANSWERS, MIDDLE, spread=0.1),
        "role": drawn(MIDDLE, 2, spread=MIDDLE**-0.5),
        "role_bias": jnp.zeros(2),
    }


def _room(rows: int) -> int:
    return (rows // ROOM + 1) * ROOM


def _loss(weights: Weights, batch: Batch, key: jax.Array) -> jax.Array:
    events, roles = scores(weights, batch, key)
    shares = jax.nn.log_softmax(events)
    mean: jax.Array = (shares * batch.answers).sum() / batch.answers.sum()
    cast = jnp.asarray(batch.cast)
    actor = _cast(roles[:, :, 0], cast, jnp.asarray(batch.actor))
    loser = _cast(roles[:, :, 1], cast, jnp.asarray(batch.loser))
    return -mean - CASTING * (actor + loser)


def _cast(scored: jax.Array, cast: jax.Array, right: jax.Array) -> jax.Array:
    """The mean log share of the right ones of each situation that tells who is right."""
    shares = jax.nn.log_softmax(jnp.where(cast > 0, scored, NEVER))
    held = jax.nn.logsumexp(jnp.where(right > 0, shares, NEVER), axis=1)
    weight = cast.max(axis=1) * right.max(axis=1)
    mean: jax.Array = (held * weight).sum() / jnp.maximum(weight.sum(), 1)
    return mean


def scores(weights: Weights, batch: Batch, key: jax.Array | None) -> tuple[jax.Array, jax.Array]:
    """What Network.events and Network.roles compute, of shapes (PAIRS, E), (SITUATIONS, ACTORS, 2).

    Parts are left out by chance; without a key, nothing is.
    """
    keys: Keys = repeat(None) if key is None else iter(jax.random.split(key, 10))
    seen = _read(weights, batch, keys)
    whole = jax.ops.segment_max(seen, batch.sentence, SENTENCES + 1)
    return _events(weights, batch, seen, whole, keys), _roles(weights, batch, seen, whole, keys)


def _events(
    weights: Weights, batch: Batch, seen: jax.Array, whole: jax.Array, keys: Keys
) -> jax.Array:
    spots = jnp.asarray(batch.spots)
    trigger, place, head, tail = (spots[:, column] for column in range(1, 5))
    between = _between(seen, jnp.minimum(trigger, head), jnp.maximum(trigger, tail))
    own, other = seen[trigger], seen[place]
    found = _attend(weights, batch, seen, jnp.concatenate([own, other], 1))
    rows = [own, other, seen[head], between, whole[spots[:, 0]], own * other, found]
    mixed = _without(jnp.concatenate(rows, 1), NO_PAIR, next(keys)) @ weights["pair"]
    mixed += weights["pair_bias"]
    mixed += weights["nearest"][_steps(trigger, head)] + weights["middle"][_steps(trigger, place)]
    middle = _without(jax.nn.relu(mixed), NO_MIDDLE, next(keys))
    return middle @ weights["event"] + weights["event_bias"]


def _attend(weights: Weights, batch: Batch, seen: jax.Array, pairs: jax.Array) -> jax.Array:
    """What extract.attention.attend computes, over all sentences with those of others masked."""
    spots, symbols = jnp.asarray(batch.spots), jnp.arange(len(seen))
    sentence, trigger, place = (spots[:, column, None] for column in range(3))
    asked, keys, values = (
        (rows @ weights[name]).reshape(len(rows), ATTENTION_HEADS, -1)
        for rows, name in ((pairs, "ask"), (seen, "key"), (seen, "value"))
    )
    fits = jnp.einsum("phw,shw->psh", asked, keys) / asked.shape[2] ** 0.5
    fits += weights["near_trigger"][_steps(trigger, symbols)]
    fits += weights["near_place"][_steps(place, symbols)]
    inside = jnp.asarray(batch.sentence) == sentence
    shares = jax.nn.softmax(jnp.where(inside[:, :, None], fits, NEVER), axis=1)
    return jnp.einsum("psh,shw->phw", shares, values).reshape(len(pairs), -1)


def _roles(
    weights: Weights, batch: Batch, seen: jax.Array, whole: jax.Array, keys: Keys
) -> jax.Array:
    sentence, trigger, place, actor, event = jnp.asarray(batch.roles).reshape(-1, 5).T
    outside = actor == OUTSIDE
    actor = jnp.where(outside, trigger, actor)
    between = _between(seen, jnp.minimum(trigger, actor), jnp.maximum(trigger, actor))
    between = jnp.where(outside[:, None], whole[sentence], between)
    own, itself = seen[trigger], jnp.where(outside[:, None], 0, seen[actor])
    rows = jnp.concatenate([own, seen[place], itself, between, own * itself], 1)
    mixed = _without(rows, NO_PAIR, next(keys)) @ weights["actor"] + weights["actor_bias"]
    mixed += weights["of_event"][event]
    mixed += weights["to_trigger"][jnp.where(outside, STEPS, _steps(actor, trigger))]
    mixed += weights["to_place"][jnp.where(outside, STEPS, _steps(actor, place))]
    middle = _without(jax.nn.relu(mixed), NO_MIDDLE, next(keys))
    return (middle @ weights["role"] + weights["role_bias"]).reshape(SITUATIONS, ACTORS, 2)


def _read(weights: Weights, batch: Batch, keys: Keys) -> jax.Array:
    there = batch.there[:, None]
    kept = _kept(there.shape, NO_WORD, next(keys))
    words, symbols = weights["word"][batch.words] * kept, weights["symbol"][batch.symbols]
    rows = jnp.concatenate([words, symbols], 1)
    seen = jax.nn.relu(_without(rows, NO_ROW, next(keys)) @ weights["row"]) * there
    for index, reach in enumerate(REACH):
        before, here, behind = weights["layers"][index]
        wide = jnp.pad(seen, ((reach, reach), (0, 0)))
        new = seen @ here + wide[: -2 * reach] @ before + wide[2 * reach :] @ behind
        new = jax.nn.relu(new + weights["layer_bias"][index])
        seen = (seen + _without(new, NO_LAYER, next(keys))) * there
    return seen


def _between(seen: jax.Array, low: jax.Array, high: jax.Array) -> jax.Array:
    index = low[:, None] + 1 + jnp.arange(BETWEEN)
    rows = seen[jnp.minimum(index, len(seen) - 1)]
    return jnp.where((index < high[:, None])[:, :, None], rows, 0).max(axis=1)


def _steps(start: jax.Array, end: jax.Array) -> jax.Array:
    gap = end - start
    steps = jnp.sign(gap) * jnp.floor(2 * jnp.log2(jnp.abs(gap) + 1)) + STEPS // 2
    return jnp.clip(steps, 0, STEPS - 1).astype(jnp.int32)


def _without(rows: jax.Array, share: float, key: jax.Array | None) -> jax.Array:
    return rows if key is None else rows * _kept(rows.shape, share, key) / (1 - share)


def _kept(shape: tuple[int, ...], share: float, key: jax.Array | None) -> jax.Array:
    """Ones, and zeros for the share that is left out by chance."""
    return jnp.ones(shape) if key is None else 1.0 * jax.random.bernoulli(key, 1 - share, shape)


def network(words: dict[str, int], symbols: dict[str, int], weights: Weights) -> Network:
    """The weights as plain arrays, without the room that the tables had left."""
    plain = {name: np.asarray(value, np.float32) for name, value in weights.items()}
    plain["word"] = plain["word"][: len(words) + 1]
    plain["symbol"] = plain["symbol"][: len(symbols) + 1]
    return Network(words, symbols, **plain)
