"""An index in memory of the places of one tier: by key, by weak key, and by nearly a key."""

from collections.abc import Iterable, Sequence
from functools import cached_property

from geodata.names import key, weak_keys
from geodata.place import Place
from geodata.tiers.near import CUTOFF, NearKeys


class Index:
    """Places by the keys of all their names.

    `keyed` yields each place with its strong and its weak keys, so that a tier that stores keys
    does not fold its names again.
    """

    def __init__(self, keyed: Iterable[tuple[Place, Sequence[str], Sequence[str]]]) -> None:
        self.places: list[Place] = []
        self._strong: dict[str, list[int]] = {}
        self._weak: dict[str, list[int]] = {}
        for number, (place, strong, weak) in enumerate(keyed):
            self.places.append(place)
            for one in strong:
                self._strong.setdefault(one, []).append(number)
            for one in weak:
                self._weak.setdefault(one, []).append(number)

    @classmethod
    def of(cls, places: Iterable[Place]) -> "Index":
        """An index of places whose keys are not known yet."""
        return cls((place, *name_keys((place.name, *place.names))) for place in places)

    def exact(self, name_key: str) -> list[Place]:
        """The places that bear a name with this key."""
        return [self.places[i] for i in self._strong.get(name_key, ())]

    def weak(self, name_key: str) -> list[Place]:
        """The places that bear a longer name of which this key is the core."""
        return [self.places[i] for i in self._weak.get(name_key, ())]

    def near(self, name_key: str, cutoff: float = CUTOFF) -> list[tuple[Place, float]]:
        """The places that bear a name nearly like this key, with the ratio (0 to 100)."""
        found: dict[int, float] = {}
        for match, score in self._near.find(name_key, cutoff):
            for number in self._strong[match]:
                found.setdefault(number, score)
        return [(self.places[number], score) for number, score in found.items()]

    @cached_property
    def _near(self) -> NearKeys:
        return NearKeys(self._strong)


def name_keys(names: Iterable[str]) -> tuple[list[str], list[str]]:
    """The strong and the weak keys of the names of one place, each once, in a stable order."""
    names = list(names)
    strong = dict.fromkeys(filter(None, map(key, names)))
    weak = dict.fromkeys(one for name in names for one in weak_keys(name) if one not in strong)
    return list(strong), list(weak)
