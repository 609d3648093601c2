"""The features of one pair of a trigger and a place."""

from extract.features.around import place_features, trigger_features
from extract.features.outline import Outline, list_edges
from extract.features.path import between_features, bone_features
from extract.features.rivals import neighbour_features, rival_features
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
from extract.scene import Scene


def pair_features(
    scene: Scene, outlined: Outline, trigger: Trigger, place: PlaceMention
) -> list[str]:
    """The features of one (trigger, place) pair, as strings that name what they mean."""
    symbols = outlined.symbols
    t, p = scene.at[trigger.index], scene.at[place.first]
    kind = trigger.classes[0]
    head, tail = list_edges(symbols, p)
    order = ">" if t < p else "<"
    between = symbols[t + 1 : head] if t < p else symbols[tail + 1 : t]
    found = [f"t={trigger.lemma}", f"t={trigger.lemma}/{trigger.form}", f"o={order}{kind}"]
    found += between_features(kind, trigger, order, between)
    span = slice(t + 1, head) if t < p else slice(tail + 1, t)
    found += bone_features(kind, trigger, order, [b for b in outlined.bones[span] if b])
    found += neighbour_features(scene, trigger, place, kind)
    found += trigger_features(scene, symbols, t, trigger, kind)
    found += place_features(symbols, head, tail, p, kind, order, place)
    found += rival_features(outlined, t, p, kind, order)
    found += outlined.shared
    found += [f"{kind}&{cue}" for cue in outlined.shared]
    return found
