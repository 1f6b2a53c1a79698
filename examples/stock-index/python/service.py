"""What an app needs of Socket.IO Serverless Mode, written out: tokens, the REST API, and the checks of a webhook."""

import base64
import hashlib
import hmac
import json
import re
import time
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import Request, urlopen


class Service:
    """The service's half of the app: one hub of it, by its connection string."""

    def __init__(self, connection_string: str, hub: str):
        match = re.match(r"Endpoint=([^;]+?)/?;AccessKey=([^;]+);", connection_string)
        if match is None:
            raise ValueError("Expected a connection string: Endpoint=https://…;AccessKey=…;Version=1.0;")
        self._endpoint, access_key = match.groups()
        self._access_key = access_key.encode()
        self._hub = hub

    def negotiate(self) -> dict:
        """What a client needs to connect. The token is valid for an hour."""
        path = f"/clients/socketio/hubs/{self._hub}"
        return {"endpoint": self._endpoint, "path": path, "token": self._token(self._endpoint + path, 3600)}

    def send_to_room(self, room: str, *event) -> None:
        """Sends an event to the sockets of a room; to everybody where the room is empty."""
        self._post(f"groups/{_group_of(room)}/:send", "text/plain", "42" + json.dumps(event))

    def send_to_all(self, *event) -> None:
        self.send_to_room("", *event)

    def join(self, socket_id: str, room: str) -> None:
        self._change_rooms(":addToGroups", socket_id, room)

    def leave(self, socket_id: str, room: str) -> None:
        self._change_rooms(":removeFromGroups", socket_id, room)

    def allowed_origin(self, origins: str) -> str | None:
        """The origin that may call the app, where it is among those that ask for it: the service's host."""
        host = urlsplit(self._endpoint).hostname
        return host if host in re.split(r"[\s,]+", origins.lower()) else None

    def is_signed(self, headers) -> bool:
        """Whether a webhook comes from somebody who has the access key.

        One of its signatures is the connection id's by this key.
        """
        connection_id = headers.get("ce-connectionId", "")
        signatures = re.split(r"[\s,]+", headers.get("ce-signature", "").lower())
        digest = hmac.new(self._access_key, connection_id.encode(), hashlib.sha256).hexdigest()
        expected = f"sha256={digest}".encode()
        return any(hmac.compare_digest(signature.encode(), expected) for signature in signatures)

    def _change_rooms(self, operation: str, socket_id: str, room: str) -> None:
        # A socket is known to the service as the room of its id.
        body = {"groups": [_group_of(room)], "filter": f"'{_group_of(socket_id)}' in groups"}
        self._post(operation, "application/json", json.dumps(body))

    def _post(self, operation: str, content_type: str, body: str) -> None:
        url = f"{self._endpoint}/api/hubs/{self._hub}/{operation}?api-version=2024-12-01"
        headers = {"Authorization": f"Bearer {self._token(url, 60)}", "Content-Type": content_type}
        try:
            with urlopen(Request(url, body.encode(), headers), timeout=10):
                pass
        except HTTPError as error:
            raise OSError(f"{url} answered {error.code}: {error.read().decode()}") from error

    def _token(self, audience: str, lifetime_seconds: int) -> str:
        """A JSON Web Token that the access key signs."""
        now = int(time.time())
        parts = {"alg": "HS256", "typ": "JWT"}, {"aud": audience, "iat": now, "exp": now + lifetime_seconds}
        content = ".".join(_base64_url(json.dumps(part).encode()) for part in parts)
        signature = hmac.new(self._access_key, content.encode(), hashlib.sha256).digest()
        return f"{content}.{_base64_url(signature)}"


def _group_of(room: str) -> str:
    """The service's group of connections for a room of the default namespace, or for all of it where the room is empty."""
    return f"0~{_base64_url(b'/')}~{_base64_url(room.encode())}"


def _base64_url(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).rstrip(b"=").decode()


def read_event(body: str) -> tuple[str, list] | None:
    """Reads what a client emitted: the id of the answer that it wants, and the event with its arguments.

    `4213["watch","NORTH"]` is an event of the default namespace that wants an answer with the id 13.
    """
    match = re.fullmatch(r"42(\d*)(\[.*\])", body, re.DOTALL)
    try:
        return (match[1], json.loads(match[2])) if match else None
    except ValueError:
        return None


def acknowledgement(answer_id: str, answer: dict) -> str:
    """The acknowledgement of an event, as the body of the webhook's answer; empty where the client wants none."""
    return f"43{answer_id}{json.dumps([answer])}" if answer_id else ""
