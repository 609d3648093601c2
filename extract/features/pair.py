"""The features of one pair of a trigger and a place, in parts by what they depend on.

The judge is linear, so a part that many pairs share is summed once. No two parts name one feature.
"""

from extract.features.around import place_features, spot_features, trigger_features
from extract.features.outline import Outline, Spot
from extract.features.path import between_features, bone_features
from extract.features.rivals import (
    neighbour_features,
    past_features,
    rival_features,
    side_features,
)
from extract.mentions.places import PlaceMention
from extract.mentions.triggers import Trigger
from extract.scene import Scene


def pair_features(
    scene: Scene, outlined: Outline, trigger: Trigger, place: PlaceMention
) -> list[str]:
    """All features of one (trigger, place) pair, as strings that name what they mean."""
    return [
        *trigger_part(scene, outlined, trigger),
        *place_part(outlined, place),
        *joint_part(scene, outlined, trigger, place),
    ]


def trigger_part(scene: Scene, outlined: Outline, trigger: Trigger) -> list[str]:
    """The features that the trigger has with every place of its sentence."""
    t, kind = scene.at[trigger.index], trigger.classes[0]
    found = [f"t={trigger.lemma}", f"t={trigger.lemma}/{trigger.form}"]
    found += neighbour_features(scene, trigger, kind)
    found += trigger_features(scene, outlined.symbols, t, trigger, kind)
    found += side_features(outlined, t, kind)
    found += outlined.shared
    found += [f"{kind}&{cue}" for cue in outlined.shared]
    return found


def place_part(outlined: Outline, place: PlaceMention) -> list[str]:
    """The features that the place has with every trigger of its sentence."""
    return place_features(outlined.symbols, outlined.spots[place.first], place)


def joint_part(scene: Scene, outlined: Outline, trigger: Trigger, place: PlaceMention) -> list[str]:
    """The features that only the two have together."""
    symbols, spot = outlined.symbols, outlined.spots[place.first]
    t, kind = scene.at[trigger.index], trigger.classes[0]
    order = ">" if t < spot.at else "<"
    span = _between(t, spot)
    found = [f"o={order}{kind}"]
    found += between_features(kind, trigger, order, symbols[span])
    found += bone_features(kind, trigger, order, [b for b in outlined.bones[span] if b])
    found += past_features(scene, trigger, place, kind)
    found += spot_features(symbols, spot, kind, order, place)
    found += rival_features(outlined, t, spot, kind, order)
    return found


def _between(t: int, spot: Spot) -> slice:
    """The symbols between the trigger and the place's list."""
    return slice(t + 1, spot.head) if t < spot.at else slice(spot.tail + 1, t)
