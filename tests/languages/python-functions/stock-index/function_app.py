"""An app in the structure of the official tutorial: a timer publishes a stock index, and nothing is triggered by clients."""

import json
import logging

import azure.functions as func
from azure.functions.decorators.core import DataType

app = func.FunctionApp()
index = 14000


@app.timer_trigger(schedule="* * * * * *", arg_name="timer", run_on_startup=False, use_monitor=False)
@app.generic_output_binding("sio", type="socketio", data_type=DataType.STRING, hub="hub")
def publish_data(timer: func.TimerRequest, sio: func.Out[str]) -> None:
    global index
    index += 1
    logging.info("index %d, past due: %s", index, timer.past_due)
    sio.set(json.dumps({"actionName": "sendToNamespace", "namespace": "/", "eventName": "update", "parameters": [index]}))


@app.function_name(name="negotiate")
@app.route(auth_level=func.AuthLevel.ANONYMOUS)
@app.generic_input_binding("negotiationResult", type="socketionegotiation", hub="hub")
def negotiate(req: func.HttpRequest, negotiationResult) -> func.HttpResponse:
    return func.HttpResponse(negotiationResult)


@app.function_name(name="index")
@app.route(auth_level=func.AuthLevel.ANONYMOUS)
def index_page(req: func.HttpRequest) -> func.HttpResponse:
    with open("./index.html", "rb") as file:
        return func.HttpResponse(file.read(), mimetype="text/html")
