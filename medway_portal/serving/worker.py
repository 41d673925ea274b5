"""Gunicorn's ASGI worker, with a short way for plain requests of what is in the store.

Of the time that such an answer takes, most is spent on tasks and messages that an application
needs which has to wait for something. So a request that is nothing but a plain GET, and came whole
and alone, is answered where it arrives. All others take gunicorn's own way, as do plain ones for
what is not in the store; what is answered is the same.
"""

import re
from typing import Any

from gunicorn.asgi import protocol
from gunicorn.workers import gasgi

# One request, strictly: what is written in any other way is left to gunicorn to read.
PLAIN = re.compile(
    rb"GET (?P<path>/[!$&->@-~]*)(?:\?(?P<query>[!-~]*))? HTTP/1\.1\r\n"
    rb"(?P<headers>(?:[A-Za-z0-9-]+: [ -~]*\r\n)+)\r\n"
)
# Headers that make a request more than plain.
OTHERWISE = {b"content-length", b"transfer-encoding", b"expect", b"upgrade", b"http2-settings"}


class Protocol(protocol.ASGIProtocol):
    """A connection. It is idle for as long as no byte of a next request has come."""

    is_reading = False  # whether a request has begun and is not there whole
    heard = 0.0  # when the last plain request came, by the clock of the loop

    def connection_made(self, transport: Any) -> None:
        super().connection_made(transport)
        self.worker.connections.add(self)
        # Who asks nothing, or not to the end, is not waited for without end.
        self._arm_keepalive_timer()

    def connection_lost(self, exc: Exception | None) -> None:
        self.worker.connections.discard(self)
        super().connection_lost(exc)

    def data_received(self, data: bytes) -> None:
        if self._awaiting_request and not self.is_reading and self._answered(data):
            self.heard = self.worker.loop.time()
        else:
            super().data_received(data)

    def eof_received(self) -> bool:
        """Tell whether to go on: who says that nothing more will come may still wait to be told."""
        return bool(self._request_ready.is_set())

    def _answered(self, data: bytes) -> bool:
        """Answer the request that ``data`` is, if that is possible at once; tell whether it was."""
        request = PLAIN.fullmatch(data)
        if not request or not self.worker.alive or self.transport.get_write_buffer_size():
            return False
        headers = _named(request["headers"])
        if headers.keys() & OTHERWISE:
            return False
        if headers.get(b"connection", b"keep-alive").lower() != b"keep-alive":
            return False
        found = self.app.stored(request["path"].decode(), request["query"] or b"", headers)
        if found is None:
            return False
        ours = (protocol._CACHED_SERVER_HEADER, protocol._get_cached_date_header(), b"\r\n")
        self._safe_write(b"".join((found.head, *ours, found.body["body"])))
        return True

    def _feed_callback_parser(self, data: bytes) -> bool:
        self.is_reading = True
        return bool(super()._feed_callback_parser(data))

    def _on_message_complete(self) -> None:
        self.is_reading = False
        super()._on_message_complete()

    def close_if_idle(self) -> None:
        """Close the connection if nothing is being asked or answered on it."""
        if self._awaiting_request and not self.is_reading:
            super()._keepalive_timeout()

    def _keepalive_timeout(self) -> None:
        left = self.heard + self._keepalive - self.worker.loop.time()
        if left > 0 and not self.is_reading:
            self._keepalive_handle = self.worker.loop.call_later(left, self._keepalive_timeout)
        else:
            super()._keepalive_timeout()


def _named(headers: bytes) -> dict[bytes, bytes]:
    """Return the lines of ``headers`` by their names in lower case."""
    pairs = (line.partition(b": ") for line in headers.split(b"\r\n")[:-1])
    return {name.lower(): value.strip() for name, _, value in pairs}


class Worker(gasgi.ASGIWorker):
    """Serves with the protocol above, and when it is to end waits only for who is being answered.

    Gunicorn waits for idle connections too, and whatever stands in front keeps some.
    """

    def init_process(self) -> None:
        # Gunicorn has no setting for the class of its connections.
        gasgi.ASGIProtocol = Protocol
        self.connections: set[Protocol] = set()
        super().init_process()

    async def _shutdown(self) -> None:
        for server in self.servers:
            server.close()
        for connection in list(self.connections):
            connection.close_if_idle()
        await super()._shutdown()
