"""How gunicorn reads requests here: each has to arrive in time, and what it refuses is refused in our form."""

from __future__ import annotations

import errno
import socket
import time
from functools import partial
from selectors import EVENT_READ
from typing import Any

from gunicorn import util  # type: ignore[import-untyped]  # gunicorn ships no types
from gunicorn.http import errors  # type: ignore[import-untyped]
from gunicorn.workers.gthread import TConn, ThreadWorker  # type: ignore[import-untyped]

from service.problems import MEDIA_TYPE, as_json

SEND_SECONDS = 60.0  # for an answer to be taken
DROP_BYTES = 65_536
_REFUSALS: dict[type[Exception], tuple[int, str, str]] = {
    errors.LimitRequestLine: (414, "address_too_long", "The address is longer than this service reads."),
    errors.LimitRequestHeaders: (431, "headers_too_large", "The headers are larger than this service reads."),
    errors.ExpectationFailed: (417, "expectation_failed", "Only 'Expect: 100-continue' is understood."),
    errors.UnsupportedTransferCoding: (501, "unsupported_encoding", "Send the body as it is, or in chunks."),
}
_UNREADABLE = (400, "bad_request", "This is not a well-formed HTTP request.")
_FAILED = (500, "internal_error", "Assay failed on this request; the service's log says why.")


class SlowRequestError(Exception):
    """A request that did not arrive in time."""


class TimedSocket(socket.socket):
    """A connection on which a request must be complete by a moment, and every answer taken in bounded time."""

    complete_by = 0.0

    def recv(self, size: int, flags: int = 0, /) -> bytes:
        """What has arrived.

        Raises:
            SlowRequestError: when nothing came before the request's time was over.
        """
        left = self.complete_by - time.monotonic()
        if left <= 0:
            raise SlowRequestError
        self.settimeout(left)
        try:
            return super().recv(size, flags)
        except TimeoutError:
            raise SlowRequestError from None
        finally:
            self.settimeout(None)

    def drop(self) -> bool:
        """Throw away what has arrived; False once the client has nothing more to send."""
        try:
            return bool(super().recv(DROP_BYTES))
        except BlockingIOError:
            return True
        except OSError:
            return False

    def sendall(self, data: Any, flags: int = 0, /) -> None:
        """Send everything; a client that does not take it counts as gone."""
        self.settimeout(SEND_SECONDS)
        try:
            super().sendall(data, flags)
        except TimeoutError:
            raise BrokenPipeError(errno.EPIPE, "the client takes no answer") from None
        finally:
            self.settimeout(None)


class Worker(ThreadWorker):  # type: ignore[misc]  # untyped, as above
    """Gunicorn's threads, with these sockets. `request_seconds` is set by the server."""

    request_seconds = 30.0

    def accept(self, listener: socket.socket) -> None:
        """Take a connection, and wait for its first bytes without a thread.

        Another worker may have less to do: who holds connections already lets the others be first.
        """
        time.sleep(min(self.nr_conns, 5) / 1000)
        try:
            client, address = listener.accept()
        except OSError as error:
            if error.errno not in (errno.EAGAIN, errno.ECONNABORTED, errno.EWOULDBLOCK):
                raise
            return
        self.nr_conns += 1
        conn = TConn(self.cfg, TimedSocket(fileno=client.detach()), address, listener.getsockname())
        conn.set_timeout()
        self.pending_conns.append(conn)
        self.poller.register(conn.sock, EVENT_READ, partial(self.on_pending_socket_readable, conn))

    def handle(self, conn: Any) -> Any:
        """Answer a request; its time begins with its first bytes."""
        conn.sock.complete_by = time.monotonic() + self.request_seconds
        return super().handle(conn)

    def finish_request(self, conn: Any, future: Any) -> None:
        """Go on with a connection, or end it; gunicorn's own way to end it waits for the client, and all others too."""
        if future.cancelled() or future.exception() or future.result():
            super().finish_request(conn, future)
            return
        # Closed at once, a client that is still sending would find its connection broken, and no answer.
        try:
            conn.sock.shutdown(socket.SHUT_WR)
        except OSError:
            self._close(conn)
            return
        conn.sock.setblocking(False)
        conn.set_timeout()
        self.pending_conns.append(conn)  # closed there when its time is over
        self.poller.register(conn.sock, EVENT_READ, partial(self._drop, conn))

    def _drop(self, conn: Any, client: TimedSocket) -> None:
        if not client.drop():
            self.poller.unregister(client)
            self.pending_conns.remove(conn)
            self._close(conn)

    def _close(self, conn: Any) -> None:
        self.nr_conns -= 1
        conn.close()

    def handle_error(self, req: Any, client: socket.socket, addr: Any, exc: Exception) -> None:  # noqa: ARG002 - gunicorn's interface
        """Refuse what is no HTTP; the message of the error is not logged, as it may quote a header."""
        if isinstance(exc, SlowRequestError):
            refusal = (408, "request_timeout", f"The request took more than {self.request_seconds:g} s to arrive.")
        else:
            given = next((refusal for kind, refusal in _REFUSALS.items() if isinstance(exc, kind)), _UNREADABLE)
            refusal = given if isinstance(exc, errors.ParseException) else _FAILED
        self.log.warning("refused a request: %s", type(exc).__name__)
        if req is not None and not isinstance(exc, errors.ParseException):
            return  # an answer may be on its way already: nothing but closing the connection is right
        body = as_json(*refusal)
        head = (
            f"HTTP/1.1 {refusal[0]} {refusal[1]}\r\nContent-Type: {MEDIA_TYPE}\r\nContent-Length: {len(body)}\r\n"
            "Cache-Control: no-store\r\nX-Content-Type-Options: nosniff\r\nConnection: close\r\n\r\n"
        )
        try:
            util.write_nonblock(client, head.encode() + body)
        except OSError:
            self.log.debug("nobody takes the refusal")
