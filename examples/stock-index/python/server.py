"""Publishes index values each second, serves the page that shows them, and answers what the page emits.

Python's standard library is all it needs.
"""

import json
import os
import re
import sys
import threading
import time
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from prices import SYMBOLS, WORLD, history_at, value_at
from service import Service, acknowledgement, read_event

# A client's message has a megabyte at most.
MAX_BODY_BYTES = 2_000_000

# The page's files, and the client that comes with the package socket.io-client.
PAGE = Path(__file__).parent.parent / "page"
CLIENT_SCRIPT = "node_modules/socket.io-client/dist/socket.io.js"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


def now() -> int:
    return int(time.time())


# #region publish
def publish() -> None:
    second = now()
    service.send_to_all("tick", {"symbol": WORLD, "second": second, "value": value_at(WORLD, second)})
    for symbol in SYMBOLS:
        service.send_to_room(symbol, "tick", {"symbol": symbol, "second": second, "value": value_at(symbol, second)})


# #endregion

# #region answers
# What the page may emit, and what it is answered.
ANSWERS = {
    "history": lambda socket_id, symbol: history_at(symbol, now()),
    "watch": lambda socket_id, symbol: service.join(socket_id, symbol),
    "unwatch": lambda socket_id, symbol: service.leave(socket_id, symbol),
}


def answer_event(headers, body: str) -> str | None:
    answer_id, event = read_event(body) or ("", [])
    socket_id = headers.get("ce-socketId")
    if not socket_id or len(event) != 2 or event[0] != headers["ce-eventName"] or event[0] not in ANSWERS:
        return None
    name, symbol = event
    if symbol not in [WORLD, *SYMBOLS]:
        return acknowledgement(answer_id, {"error": "There is no such symbol."})
    return acknowledgement(answer_id, {"value": ANSWERS[name](socket_id, symbol)})


# #endregion


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    disable_nagle_algorithm = True

    # #region webhook
    def do_OPTIONS(self):
        """The service asks whether it may post here."""
        origin = service.allowed_origin(self.headers.get("WebHook-Request-Origin", ""))
        if urlsplit(self.path).path != "/events" or origin is None:
            return self.answer(403)
        return self.answer(200, headers={"WebHook-Allowed-Origin": origin, "Allow": "POST"})

    def do_POST(self):
        length = int(self.headers.get("Content-Length", 0))
        if length > MAX_BODY_BYTES:
            self.close_connection = True
            return self.answer(413)
        body = self.rfile.read(length)
        if urlsplit(self.path).path != "/events":
            return self.answer(404)
        if not service.is_signed(self.headers):
            return self.answer(401)
        # Every client may connect; who comes and goes does not matter here.
        if self.headers.get("ce-type", "").startswith("azure.webpubsub.sys."):
            return self.answer(200)
        if self.headers.get_content_type() != "text/plain":
            return self.answer(415)
        try:
            answer = answer_event(self.headers, body.decode())
        except OSError as error:
            log(error)
            return self.answer(500)
        if answer is None:
            return self.answer(400, "This is no event of this app.", "text/plain")
        return self.answer(200, answer, "text/plain")

    # #endregion

    def do_GET(self):
        path = urlsplit(self.path).path
        if path == "/negotiate":
            return self.answer(200, json.dumps(service.negotiate()), "application/json")
        name = "index.html" if path == "/" else path[1:]
        if name == "socket.io.js":
            return self.answer(200, client_script.read_bytes(), "text/javascript; charset=utf-8")
        file = PAGE / name
        if not re.fullmatch(r"[a-z]+\.(html|css|js)", name) or not file.is_file():
            return self.answer(404)
        return self.answer(200, file.read_bytes(), f"{TYPES[file.suffix]}; charset=utf-8")

    def answer(self, status: int, body: str | bytes = b"", content_type: str | None = None, headers: dict = {}):
        content = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        for name, value in headers.items():
            self.send_header(name, value)
        if content_type is not None:
            self.send_header("Content-Type", content_type)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """A line for each request would hide the others."""


def publish_each_second() -> None:
    failure = ""
    while True:
        time.sleep(1)
        try:
            publish()
            failure = ""
        except OSError as error:
            # The same failure each second is said once.
            if str(error) != failure:
                log(f"not published: {error}")
            failure = str(error)


def log(text) -> None:
    print(text, file=sys.stderr, flush=True)


def find_client_script() -> Path:
    for folder in Path(__file__).resolve().parents:
        if (folder / CLIENT_SCRIPT).is_file():
            return folder / CLIENT_SCRIPT
    sys.exit("The page needs the Socket.IO client: npm install socket.io-client")


if __name__ == "__main__":
    connection_string = os.environ.get("WebPubSubForSocketIOConnectionString")
    if connection_string is None:
        sys.exit("Set WebPubSubForSocketIOConnectionString to the connection string that the emulator prints.")
    service = Service(connection_string, "stocks")
    client_script = find_client_script()
    port = int(os.environ.get("PORT", "3000"))
    try:
        server = ThreadingHTTPServer(("127.0.0.1", port), Handler)
    except OSError as error:
        sys.exit(f"Cannot listen on port {port}: {error}")
    threading.Thread(target=publish_each_second, daemon=True).start()
    print(f"listening on http://localhost:{port}", flush=True)
    server.serve_forever()
