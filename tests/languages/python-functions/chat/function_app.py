"""What the stock index has not: async functions, triggers by events, answers of every kind, and a blueprint."""

import asyncio
import json
import logging
import os

import azure.functions as func
from blueprint import blueprint

app = func.FunctionApp()
app.register_functions(blueprint)


@app.generic_trigger("request", type="socketiotrigger", hub="hub", eventName="chat", parameterNames=["text"])
@app.generic_output_binding("first", type="socketio", hub="hub")
@app.generic_output_binding("second", type="socketio", hub="hub")
async def chat(request, first: func.Out[str], second: func.Out[bytes], context: func.Context):
    await asyncio.sleep(0)
    logging.warning("chat in %s", context.invocation_id)
    print("printed")
    first.set([{"actionName": "sendToSocket"}])
    return json.dumps({"ack": [json.loads(request)["parameters"][0], context.function_name]})


@app.route(route="rooms/{room}", methods=[func.HttpMethod.POST])
def room(req: func.HttpRequest) -> func.HttpResponse:
    body = {"room": req.route_params["room"], "query": req.params["q"], "body": req.get_json(), "header": req.headers["x-a"]}
    headers = {"Set-Cookie": "seen=1; Path=/"}
    return func.HttpResponse(json.dumps(body), status_code=201, mimetype="application/json", headers=headers)


@app.route()
def text(req: func.HttpRequest) -> str:
    return os.environ["SETTING"]


@app.route()
def failing(req: func.HttpRequest) -> str:
    raise LookupError("nothing is here")


@app.route()
def not_a_response(req: func.HttpRequest):
    return object()


@app.route()
async def leaving(req: func.HttpRequest) -> str:
    os._exit(7)
