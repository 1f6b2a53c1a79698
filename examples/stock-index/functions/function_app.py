"""Publishes index values each second, serves the page that shows them, and answers what the page emits."""

import json
import re
import time
from pathlib import Path

import azure.functions as func
from azure.functions.decorators.core import DataType
from prices import SYMBOLS, WORLD, history_at, value_at

HUB = "stocks"
app = func.FunctionApp(http_auth_level=func.AuthLevel.ANONYMOUS)


# #region publish
@app.timer_trigger(schedule="* * * * * *", arg_name="timer", use_monitor=False)
@app.generic_output_binding("socketio", type="socketio", hub=HUB, data_type=DataType.STRING)
def publish(timer: func.TimerRequest, socketio: func.Out[str]) -> None:
    second = int(time.time())

    def tick(symbol):
        value = {"symbol": symbol, "second": second, "value": value_at(symbol, second)}
        return {"eventName": "tick", "parameters": [value]}

    to_everybody = {"actionName": "sendToNamespace", **tick(WORLD)}
    to_rooms = [{"actionName": "sendToRooms", "rooms": [symbol], **tick(symbol)} for symbol in SYMBOLS]
    socketio.set(json.dumps([to_everybody, *to_rooms]))


# #endregion


@app.route(route="negotiate", methods=[func.HttpMethod.GET])
@app.generic_input_binding("negotiation", type="socketionegotiation", hub=HUB)
def negotiate(req: func.HttpRequest, negotiation) -> func.HttpResponse:
    """What a client needs to connect."""
    return func.HttpResponse(negotiation, mimetype="application/json")


# #region answers
@app.generic_trigger("request", type="socketiotrigger", hub=HUB, eventName="history")
def history(request):
    symbol = symbol_of(request)
    return ack({"value": history_at(symbol, int(time.time()))} if symbol else NO_SUCH_SYMBOL)


@app.generic_trigger("request", type="socketiotrigger", hub=HUB, eventName="watch")
@app.generic_output_binding("socketio", type="socketio", hub=HUB, data_type=DataType.STRING)
def watch(request, socketio: func.Out[str]):
    return change_room("addSocketToRoom", request, socketio)


@app.generic_trigger("request", type="socketiotrigger", hub=HUB, eventName="unwatch")
@app.generic_output_binding("socketio", type="socketio", hub=HUB, data_type=DataType.STRING)
def unwatch(request, socketio: func.Out[str]):
    return change_room("removeSocketFromRoom", request, socketio)


def change_room(action: str, request: str, socketio: func.Out[str]) -> str:
    symbol = symbol_of(request)
    if symbol is None:
        return ack(NO_SUCH_SYMBOL)
    socket_id = json.loads(request)["socketId"]
    socketio.set(json.dumps({"actionName": action, "socketId": socket_id, "room": symbol}))
    return ack({})


# #endregion

NO_SUCH_SYMBOL = {"error": "There is no such symbol."}


def symbol_of(request: str) -> str | None:
    """The symbol that a client's event is about, or None where there is no such symbol."""
    parameters = json.loads(request)["parameters"] or [None]
    return parameters[0] if parameters[0] in [WORLD, *SYMBOLS] else None


def ack(answer: dict) -> str:
    """What a trigger returns to acknowledge an event."""
    return json.dumps({"ack": [answer]})


# The page's files, and the client that comes with the package socket.io-client.
PAGE = Path(__file__).parent.parent / "page"
CLIENT_SCRIPT = "node_modules/socket.io-client/dist/socket.io.js"
TYPES = {".html": "text/html", ".css": "text/css", ".js": "text/javascript"}


@app.route(route="{file}", methods=[func.HttpMethod.GET])
def page(req: func.HttpRequest) -> func.HttpResponse:
    name = req.route_params["file"]
    file = find_client_script() if name == "socket.io.js" else PAGE / name
    if name != "socket.io.js" and not re.fullmatch(r"[a-z]+\.(html|css|js)", name) or not file.is_file():
        return func.HttpResponse("There is nothing here.", status_code=404)
    return func.HttpResponse(file.read_bytes(), mimetype=TYPES[file.suffix])


def find_client_script() -> Path:
    files = [folder / CLIENT_SCRIPT for folder in Path(__file__).resolve().parents]
    return next((file for file in files if file.is_file()), files[0])
