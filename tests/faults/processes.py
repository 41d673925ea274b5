"""The processes of a server, their memory, and slow clients."""

import socket
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

from tests.processes import Server

PAGE = b"GET /findings/?page_size=200 HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"


def workers(server: Server) -> list[int]:
    """Return the ids of the worker processes, from /proc."""
    children = Path(f"/proc/{server.process.pid}/task/{server.process.pid}/children")
    return [int(child) for child in children.read_text(encoding="ascii").split()]


def memory(process: int) -> int:
    """Return the bytes of memory that a process has for itself or shares (its resident set)."""
    status = Path(f"/proc/{process}/status").read_text(encoding="ascii")
    line = next(line for line in status.splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) * 1024


@contextmanager
def dawdlers(server: Server, many: int) -> Iterator[list[socket.socket]]:
    """Open slow connections: some silent, some halfway through a request, some not reading."""
    with ExitStack() as stack:
        connections = []
        for number in range(many):
            connection = socket.create_connection(("127.0.0.1", server.port), timeout=30)
            connections.append(stack.enter_context(connection))
            if number % 3 == 1:
                connection.sendall(PAGE[:20])
            elif number % 3 == 2:
                connection.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 2048)
                connection.sendall(PAGE)
        yield connections


def dawdle(connections: list[socket.socket], seconds: int) -> None:
    """Let each connection send or read one byte a second, until the server closes it."""
    for at in range(20, 20 + seconds):
        for number, connection in enumerate(connections):
            with suppress(OSError):
                if number % 3 == 1:
                    connection.sendall(PAGE[at : at + 1])
                elif number % 3 == 2:
                    connection.recv(1)
        time.sleep(1)
