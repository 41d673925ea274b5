"""Keeps finished answers of one version of the record, within bounds. No Django."""

from collections import OrderedDict

from medway_portal.serving.answers import Finished

Key = tuple[str, str]  # path, and query in one order


class Store:
    """The answers that were asked for last, up to ``room`` bytes of bodies.

    Only to be used in one thread.
    """

    def __init__(self, room: int) -> None:
        self.room = room
        self.held = 0
        self.version = ""
        self._answers: OrderedDict[Key, Finished] = OrderedDict()

    def __len__(self) -> int:
        return len(self._answers)

    def get(self, key: Key) -> Finished | None:
        """Return the answer to ``key``, if it is held."""
        found = self._answers.get(key)
        if found:
            self._answers.move_to_end(key)
        return found

    def put(self, key: Key, answer: Finished) -> None:
        """Hold ``answer``; what nobody asked for the longest goes. One too large is not held."""
        if answer.size > self.room:
            return
        if old := self._answers.pop(key, None):
            self.held -= old.size
        self._answers[key] = answer
        self.held += answer.size
        while self.held > self.room:
            _, gone = self._answers.popitem(last=False)
            self.held -= gone.size

    def turn_to(self, version: str) -> None:
        """Forget all answers if they are of another version of the record."""
        if version != self.version:
            self.version = version
            self._answers.clear()
            self.held = 0
