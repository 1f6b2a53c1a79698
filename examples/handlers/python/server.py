"""An event handler with Python's standard library alone."""

import hashlib
import hmac
import json
import os
import re
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

PORT = int(os.environ.get("PORT", "3000"))
ACCESS_KEYS = os.environ.get("ACCESS_KEYS", "").split(",")
ALLOWED_ORIGIN = os.environ.get("ALLOWED_ORIGIN", "localhost")
REJECTED_USER = os.environ.get("REJECTED_USER", "mallory")

REQUIRED_HEADERS = ["ce-connectionId", "ce-hub", "ce-type", "ce-eventName", "ce-namespace", "ce-socketId"]
MAX_BODY_BYTES = 2 * 1024 * 1024
PACKET = re.compile(r'42(/[^,]*,)?(\d*)(\[.*)', re.DOTALL)


class BodyTooLong(Exception):
    """A body that is longer than a service's own limit."""


def is_signed(signatures, connection_id):
    """Whether one item of ce-signature was made with one of the access keys."""
    items = [item.lower() for line in signatures for item in re.split(r"[\s,]+", line)]
    for key in ACCESS_KEYS:
        expected = "sha256=" + hmac.new(key.encode(), connection_id.encode(), hashlib.sha256).hexdigest()
        if any(hmac.compare_digest(item.encode(), expected.encode()) for item in items):
            return True
    return False


def acknowledge(body, event_name):
    """The status and the body of the answer to a message."""
    match = PACKET.fullmatch(body)
    try:
        name = json.loads(match.group(3))[0] if match else None
    except (ValueError, IndexError):
        name = None
    if not isinstance(name, str) or name != event_name:
        return 400, ""
    namespace, ack_id, payload = match.group(1) or "", match.group(2), match.group(3)
    if name == "ping":
        arguments = "[]"
    elif name == "echo":
        # As they were sent: reading JSON and writing it again changes numbers.
        arguments = "[" + re.sub(r'^\[\s*"echo"\s*,?', "", payload)
    else:
        return 204, ""
    return (200, f"43{namespace}{ack_id}{arguments}") if ack_id else (204, "")


class EventHandler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # An answer is sent whole, when it is finished: in two pieces the second may wait for the first.
    wbufsize = -1

    def do_OPTIONS(self):
        self.read_body()
        origins = re.split(r"[\s,]+", ",".join(self.headers.get_all("WebHook-Request-Origin", [])))
        allowed = next((origin for origin in origins if origin.lower() == ALLOWED_ORIGIN.lower()), None)
        if allowed is None:
            self.answer(403)
        else:
            permission = {"WebHook-Allowed-Origin": allowed, "WebHook-Allowed-Rate": "*", "Allow": "OPTIONS, POST"}
            self.answer(200, headers=permission)

    def do_POST(self):
        try:
            body = self.read_body().decode("utf-8")
        except (BodyTooLong, ValueError):
            self.close_connection = True
            self.answer(400)
            return
        for name in REQUIRED_HEADERS:
            values = self.headers.get_all(name, [])
            if len(values) != 1 or values[0] == "":
                self.answer(400)
                return
        if not is_signed(self.headers.get_all("ce-signature", []), self.headers["ce-connectionId"]):
            self.answer(401)
        elif self.headers["ce-type"].lower().startswith("azure.webpubsub.sys."):
            self.answer_system_event()
        else:
            self.answer_message(body)

    def answer_system_event(self):
        is_rejected = self.headers["ce-eventName"] == "connect" and self.headers.get("ce-userId") == REJECTED_USER
        self.answer(403 if is_rejected else 200)

    def answer_message(self, body):
        if self.headers.get_content_type() != "text/plain":
            self.answer(415)
            return
        status, text = acknowledge(body, self.headers["ce-eventName"])
        self.answer(status, text, {"Content-Type": "text/plain; charset=utf-8"} if text else {})

    def read_body(self):
        """The whole body: of the length that is said, or in chunks."""
        if self.headers.get("Transfer-Encoding", "").lower() != "chunked":
            length = int(self.headers.get("Content-Length", "0"))
            if length > MAX_BODY_BYTES:
                raise BodyTooLong()
            return self.rfile.read(length)
        body = b""
        while True:
            size = int(self.rfile.readline(100).split(b";")[0], 16)
            body += self.rfile.read(size)
            self.rfile.readline(100)
            if size == 0:
                return body
            if len(body) > MAX_BODY_BYTES:
                raise BodyTooLong()

    def answer(self, status, text="", headers=None):
        data = text.encode("utf-8")
        self.send_response(status)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        if status != 204:
            self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, format, *args):
        """Nothing of each request."""


class EventServer(ThreadingHTTPServer):
    # Events come at once. Five connections may wait by default; the client of a sixth waits a second and tries again.
    request_queue_size = 128


if __name__ == "__main__":
    server = EventServer(("127.0.0.1", PORT), EventHandler)
    print(json.dumps({"url": f"http://localhost:{server.server_address[1]}/events/{{event}}"}), flush=True)
    server.serve_forever()
