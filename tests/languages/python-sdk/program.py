"""Calls the official SDK for Python. tests/languages/sdk-program.ts describes the lines of JSON that it reads and writes."""

import base64
import functools
import inspect
import io
import json
import sys

from azure.core.exceptions import HttpResponseError
from azure.core.rest import HttpRequest
from azure.messaging.webpubsubservice import WebPubSubServiceClient

connection_string = sys.argv[1]


@functools.cache
def client(hub):
    return WebPubSubServiceClient.from_connection_string(connection_string, hub)


def change_groups(action):
    """The SDK has no method of its own for these two operations."""

    def run(sdk, hub, **body):
        url = f"{{endpoint}}/api/hubs/{hub}/:{action}?api-version=2024-12-01"
        sdk.send_request(HttpRequest("POST", url, json=body)).raise_for_status()

    return "send_request", run


def call(method, **names):
    """A method of the SDK whose parameters have the given names; those that were not asked for are left out."""

    def run(sdk, hub, **arguments):
        return getattr(sdk, method)(**{names[name]: value for name, value in arguments.items()})

    return method, run


def send(method, **names):
    name, run = call(
        method,
        message="message",
        contentType="content_type",
        filter="filter",
        excludedConnections="excluded",
        params="params",
        **names,
    )

    def send_message(sdk, hub, message, contentType=None, messageTtlSeconds=None, **arguments):
        # The SDK's methods have no parameter for it.
        if messageTtlSeconds is not None:
            arguments["params"] = {"messageTtlSeconds": str(messageTtlSeconds)}
        if "bytes" in message:
            content, default = io.BytesIO(base64.b64decode(message["bytes"])), "application/octet-stream"
        else:
            content, default = message["value"], "application/json"
        return run(sdk, hub, message=content, contentType=contentType or default, **arguments)

    return name, send_message


def list_connections(sdk, hub, group, maxPageSize=None, top=None):
    pages = sdk.list_connections(group=group, maxpagesize=maxPageSize, top=top).by_page()
    return [[member(found) for found in page] for page in pages]


def member(found):
    user = {} if found.user_id is None else {"userId": found.user_id}
    return {"connectionId": found.connection_id, **user}


group_connection = {"group": "group", "connectionId": "connection_id"}
group_user = {"group": "group", "userId": "user_id"}
permission = {"connectionId": "connection_id", "permission": "permission", "targetName": "target_name"}

operations = {
    "sendToAll": send("send_to_all"),
    "sendToUser": send("send_to_user", userId="user_id"),
    "sendToConnection": send("send_to_connection", connectionId="connection_id"),
    "addConnectionsToGroups": change_groups("addToGroups"),
    "removeConnectionsFromGroups": change_groups("removeFromGroups"),
    "removeUserFromAllGroups": call("remove_user_from_all_groups", userId="user_id"),
    "removeConnectionFromAllGroups": call("remove_connection_from_all_groups", connectionId="connection_id"),
    "connectionExists": call("connection_exists", connectionId="connection_id"),
    "userExists": call("user_exists", userId="user_id"),
    "groupExists": call("group_exists", group="group"),
    "closeConnection": call("close_connection", connectionId="connection_id", reason="reason"),
    "closeAllConnections": call("close_all_connections", reason="reason"),
    "closeUserConnections": call("close_user_connections", userId="user_id", reason="reason"),
    "hasPermission": call("has_permission", **permission),
    "grantPermission": call("grant_permission", **permission),
    "revokePermission": call("revoke_permission", **permission),
    "getClientAccessToken": call(
        "get_client_access_token",
        userId="user_id",
        roles="roles",
        groups="groups",
        expirationTimeInMinutes="minutes_to_expire",
        clientProtocol="client_protocol",
    ),
    "group.sendToAll": send("send_to_group", group="group"),
    "group.addConnection": call("add_connection_to_group", **group_connection),
    "group.removeConnection": call("remove_connection_from_group", **group_connection),
    "group.addUser": call("add_user_to_group", **group_user),
    "group.removeUser": call("remove_user_from_group", **group_user),
    "group.listConnections": ("list_connections", list_connections),
    "group.closeAllConnections": call("close_group_connections", group="group", reason="reason"),
}


def write(**message):
    print(json.dumps(message), flush=True)


def public_methods():
    names = [name for name, _ in inspect.getmembers(WebPubSubServiceClient, inspect.isroutine) if name[0] != "_"]
    return [name for name in names if name not in ("close", "from_connection_string")]


write(kind="ready", sdkMethods=public_methods(), operations={name: method for name, (method, _) in operations.items()})
for line in sys.stdin:
    request = json.loads(line)
    _, run = operations[request["operation"]]
    try:
        value = run(client(request["hub"]), request["hub"], **request["arguments"])
        write(kind="answer", operation=request["operation"], value=value)
    except Exception as error:
        status = error.status_code if isinstance(error, HttpResponseError) else None
        write(kind="answer", operation=request["operation"], error=repr(error), statusCode=status)
