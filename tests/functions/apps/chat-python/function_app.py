import json
import logging

import azure.functions as func

app = func.FunctionApp()
users = {}


def on(event, *parameter_names):
    return app.generic_trigger(
        "request", type="socketiotrigger", hub="hub", eventName=event, parameterNames=list(parameter_names)
    )


actions = app.generic_output_binding("actions", type="socketio", hub="hub")


@app.route(auth_level=func.AuthLevel.ANONYMOUS)
@app.generic_input_binding("result", type="socketionegotiation", hub="%Hub%", userId="{query.userId}")
def negotiate(req: func.HttpRequest, result) -> func.HttpResponse:
    return func.HttpResponse(result, mimetype="application/json")


@on("connect")
def connect(request):
    event = json.loads(request)
    user = event["claims"]["sub"][0]
    users[event["socketId"]] = user
    return json.dumps({"statusCode": 403 if user == "mallory" else 200})


@on("connected")
def connected(request) -> None:
    logging.info("connected: %s", users[json.loads(request)["socketId"]])


@on("disconnected")
@actions
def disconnected(request, actions: func.Out[str]) -> None:
    event = json.loads(request)
    parameters = [users.pop(event["socketId"]), "string" if isinstance(event["reason"], str) else "other"]
    actions.set(
        json.dumps({"actionName": "sendToNamespace", "namespace": "/", "eventName": "left", "parameters": parameters})
    )


@on("chat", "message")
@actions
async def chat(request, actions: func.Out[str]) -> None:
    event = json.loads(request)
    parameters = [event["socketId"], *event["parameters"]]
    actions.set(json.dumps({"actionName": "sendToNamespace", "eventName": "new message", "parameters": parameters}))


@on("join", "room")
@actions
def join(request, actions: func.Out[str]) -> None:
    event = json.loads(request)
    socket_id, [room] = event["socketId"], event["parameters"]
    told = {"rooms": [room], "eventName": "joined", "parameters": [room], "exceptRooms": [socket_id]}
    add = {"actionName": "addSocketToRoom", "socketId": socket_id, "room": room}
    actions.set(json.dumps([add, {"actionName": "sendToRooms", **told}]))


@on("sum")
def sum_of(request):
    return json.dumps({"ack": [sum(json.loads(request)["parameters"])]})


@app.generic_output_binding("$return", type="socketio", hub="hub")
@on("answer")
def answer(request):
    told = {"socketId": json.loads(request)["socketId"], "eventName": "answered", "parameters": [1]}
    return json.dumps({"actionName": "sendToSocket", **told})


@on("kick", "room")
@actions
def kick(request, actions: func.Out[str]) -> None:
    actions.set(json.dumps({"actionName": "disconnectSockets", "rooms": json.loads(request)["parameters"]}))
