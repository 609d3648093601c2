"""How the places of a sentence stand in its skeleton: the lists they are in, their landmarks."""

from extract.rulebook import word_set


def list_edges(symbols: tuple[str, ...], p: int) -> tuple[int, int]:
    """The skeleton indices of the first and last place of the list that the place stands in."""
    head = tail = p
    while head >= 2 and (step := _list_step(symbols, head, -1)):
        head -= step
    while tail + 2 < len(symbols) and (step := _list_step(symbols, tail, 1)):
        tail += step
    return head, tail


def _list_step(symbols: tuple[str, ...], index: int, way: int) -> int:
    """How far to the next place of a list, over its links and fillers; 0 at the end."""
    links, fillers = word_set("outline", "links"), word_set("outline", "fillers")
    step = 1
    linked = False
    while 0 <= index + way * step < len(symbols) and step < 7:
        symbol = symbols[index + way * step]
        if symbol[0] == "P":
            return step if linked else 0
        if symbol in links:
            linked = True
        elif symbol not in fillers:
            return 0
        step += 1
    return 0


def landmark_of(symbols: tuple[str, ...], head: int) -> str:
    """The word that makes the place at `head` a landmark or a container, or ""."""
    landmarks, passed = word_set("outline", "landmarks"), word_set("outline", "passed")
    for index in range(head - 1, max(-1, head - 9), -1):
        symbol = symbols[index]
        if symbol in landmarks:
            return symbol
        if symbol not in passed:
            return ""
    return ""
