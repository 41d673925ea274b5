"""Sends requests byte by byte that no library would send."""

import re
import socket
from contextlib import suppress
from dataclasses import dataclass

from tests.processes import Server

HEAD = re.compile(rb"HTTP/1\.[01] (?P<status>\d{3})[^\r]*\r\n(?P<headers>.*?)\r\n\r\n", re.DOTALL)
LENGTH = re.compile(rb"^content-length: *(\d+)", re.IGNORECASE | re.MULTILINE)


@dataclass(frozen=True)
class Reply:
    """An answer as it came: its status, its headers in one piece, its body."""

    status: int
    headers: str
    body: bytes


def said(server: Server, request: bytes, *, replies: int = 1, is_last: bool = False) -> list[Reply]:
    """Send ``request`` and return so many answers, or those that came before the server hung up.

    After what ``is_last`` nothing more is sent, and the server is told so.
    """
    received, found = b"", []
    with socket.create_connection(("127.0.0.1", server.port), timeout=20) as connection:
        with suppress(OSError):  # it need not read to the end what it refuses
            connection.sendall(request)
        while len(found) < replies:
            with suppress(OSError):
                if more := connection.recv(65536):
                    received += more
                    found = parsed(received)
                    continue
            break
    return found


def status(server: Server, request: bytes) -> int:
    """Send ``request``, which asks to close the connection; return the status, 0 if none came."""
    received, place = b"", ("127.0.0.1", server.port)
    with socket.create_connection(place, timeout=20) as connection, suppress(OSError):
        connection.sendall(request)
        while more := connection.recv(65536):
            received += more
    found = HEAD.match(received)
    return int(found["status"]) if found else 0


def parsed(received: bytes) -> list[Reply]:
    """Return the answers that are whole in ``received``."""
    found, at = [], 0
    while head := HEAD.match(received, at):
        length = LENGTH.search(head["headers"])
        end = head.end() + (int(length[1]) if length else 0)
        if len(received) < end:
            break
        body = received[head.end() : end]
        found.append(Reply(int(head["status"]), head["headers"].decode("latin-1"), body))
        at = end
    return found


def request(
    path: str = "/about/", *headers: str, method: str = "GET", host: str = "127.0.0.1"
) -> bytes:
    lines = [f"{method} {path} HTTP/1.1", f"Host: {host}", *headers, "", ""]
    return "\r\n".join(lines).encode("latin-1")
