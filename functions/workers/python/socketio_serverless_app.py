"""The functions of an app, and what they are given and give back.

Data goes through the converters of the app's own azure-functions, as in the worker of Azure Functions. The app's modules are
loaded beside this one, hence its long name.
"""

import asyncio
import base64
import contextvars
import functools
import importlib
import inspect
import json
import os
import sys
import threading
import traceback

APP_FILE = "function_app.py"
PACKAGES = os.path.join(".python_packages", "lib", "site-packages")

STREAMS = "azurefunctions.extensions.http"
NO_STREAMS = (
    f"{APP_FILE} imports {STREAMS}.fastapi, and this host has no HTTP streams for Python apps; expected functions that take "
    "azure.functions.HttpRequest and return azure.functions.HttpResponse. With streams, run the app by Azure Functions Core Tools."
)


class Failure(Exception):
    """Why the app cannot be loaded, in one message for the user."""


def load_app():
    """Imports the app's file and returns its functions.

    Raises Failure with what is missing or wrong, and what to do about it.
    """
    folder = os.getcwd()
    sys.path[0] = folder
    sys.path.insert(1, os.path.join(folder, PACKAGES))
    try:
        registry = importlib.import_module("azure.functions.decorators.function_app")
    except ImportError as error:
        raise Failure(
            f"The Python app in {folder} needs the package azure-functions, and {sys.executable} cannot import it: "
            f"{error}. Install what the app needs: {sys.executable} -m pip install -r requirements.txt"
        ) from error
    if not os.path.exists(APP_FILE):
        raise Failure(f"The Python app in {folder} has no {APP_FILE}, which the programming model v2 needs.")
    try:
        module = importlib.import_module("function_app")
    except ModuleNotFoundError as error:
        if (error.name or "").startswith(STREAMS.split(".")[0]):
            raise Failure(NO_STREAMS) from error
        advice = f"Install what the app needs: {sys.executable} -m pip install -r requirements.txt"
        raise Failure(f"{APP_FILE} cannot be loaded: {error}. {advice}") from error
    except BaseException as error:
        raise Failure(f"{APP_FILE} cannot be loaded:\n{describe(error)}") from error
    if STREAMS in sys.modules:
        raise Failure(NO_STREAMS)
    apps = {id(app): app for app in vars(module).values() if isinstance(app, registry.FunctionRegister)}
    if len(apps) != 1:
        raise Failure(f"{APP_FILE} has {len(apps)} instances of FunctionApp at its top level; expected one.")
    try:
        return list(next(iter(apps.values())).get_functions())
    except Exception as error:
        raise Failure(f"The functions in {APP_FILE} cannot be run: {error}") from error


class Out:
    """What a function sets an output binding with: azure.functions.Out."""

    def __init__(self):
        self.value = None

    def set(self, value):
        self.value = value

    def get(self):
        return self.value


class Context:
    """What a function learns of its invocation: azure.functions.Context."""

    def __init__(self, name, invocation_id):
        self.function_name = name
        self.function_directory = os.getcwd()
        self.invocation_id = invocation_id
        self.thread_local_storage = threading.local()
        self.trace_context = None
        self.retry_context = None


class LoadedFunction:
    """One function of the app, with the converters of its bindings."""

    def __init__(self, declared):
        self.name = declared.get_function_name()
        self._call = declared.get_user_function()
        self._is_async = inspect.iscoroutinefunction(self._call)
        self.has_retry_policy = bool(declared.get_settings_dict("retry_policy"))
        self.bindings = [describe_binding(raw) for raw in declared.get_raw_bindings()]
        parameters = inspect.signature(self._call).parameters
        self._inputs = {b["name"]: b["type"] for b in self.bindings if b["direction"] == "in"}
        self._outputs = {b["name"]: b["type"] for b in self.bindings if b["direction"] != "in"}
        # What a trigger that the library does not know is answered needs no binding: the acknowledgement of an event.
        triggers = [kind for kind in self._inputs.values() if kind.lower().endswith("trigger")]
        self._returns = "$return" in self._outputs or any(converter(kind) is None for kind in triggers)
        named = {name for name in [*self._inputs, *self._outputs] if name != "$return"}
        self._wants_context = "context" in parameters and "context" not in named
        unknown = [name for name in parameters if name not in named and not (name == "context" and self._wants_context)]
        unused = sorted(named - set(parameters))
        if unknown or unused:
            raise Failure(
                f"The function {self.name} in {APP_FILE} has the parameters {', '.join(parameters) or 'none'}, and its "
                f"bindings are named {', '.join(sorted(named)) or 'none'}; expected a parameter for each binding."
            )

    async def invoke(self, invocation):
        """Runs the function, and returns what it returned and set, as the host's typed values."""
        metadata = {name: to_datum(value) for name, value in invocation["triggerMetadata"].items()}
        arguments = {
            name: decode(kind, to_datum(invocation["inputs"].get(name)), metadata) for name, kind in self._inputs.items()
        }
        outs = {name: Out() for name in self._outputs if name != "$return"}
        arguments.update(outs)
        if self._wants_context:
            arguments["context"] = Context(self.name, invocation["invocationId"])
        if self._is_async:
            returned = await self._call(**arguments)
        else:
            run = functools.partial(contextvars.copy_context().run, self._call, **arguments)
            returned = await asyncio.get_running_loop().run_in_executor(None, run)
        outputs = {name: encode(name, self._outputs[name], out.value) for name, out in outs.items()}
        result = {"outputs": {name: value for name, value in outputs.items() if value is not None}}
        value = encode("$return", self._outputs.get("$return"), returned) if self._returns else None
        return result if value is None else {**result, "returnValue": value}


def describe_binding(raw):
    """A binding as in function.json. The library's own text has directions and methods in capitals."""
    binding = json.loads(raw) if isinstance(raw, str) else dict(raw)
    binding["direction"] = str(binding.get("direction", "in")).lower()
    return binding


def converter(kind):
    """The library's converter of a kind of binding; None for those that it does not know, such as socketio."""
    return sys.modules["azure.functions"].get_binding_registry().get(kind)


def to_datum(value):
    """A typed value of the host as the Datum that the library's converters read."""
    from azure.functions.meta import Datum

    if value is None:
        return Datum(None, None)
    (kind, content), = value.items()
    if kind == "string":
        return Datum(content, "string")
    if kind == "json":
        return Datum(json.dumps(content), "json")
    if kind == "bytes":
        return Datum(base64.b64decode(content), "bytes")
    body = base64.b64decode(content.get("body", ""))
    texts = {name: {n: Datum(t, "string") for n, t in content[name].items()} for name in ("headers", "query", "params")}
    request = {"method": Datum(content["method"], "string"), "url": Datum(content["url"], "string")}
    return Datum({**request, **texts, "body": Datum(body, "bytes")}, "http")


def decode(kind, datum, metadata):
    found = converter(kind)
    # A binding that the library does not know gets the text of its value: also JSON as it is, not parsed.
    return datum.value if found is None else found.decode(datum, trigger_metadata=metadata)


def encode(name, kind, value):
    """What a function returned or set for a binding, as a typed value of the host; None for nothing."""
    if value is None:
        return None
    found = converter(kind)
    try:
        if found is None:
            return from_python(value)
        datum = found.encode(value, expected_type=None)
        return from_http(datum.value) if datum.type == "http" else from_python(datum.python_value)
    except (NotImplementedError, TypeError, ValueError) as error:
        raise TypeError(f"The binding {name} cannot take a value of type {type(value).__name__}. {error}".strip()) from error


def from_python(value):
    if isinstance(value, str):
        return {"string": value}
    if isinstance(value, (bytes, bytearray)):
        return {"bytes": base64.b64encode(value).decode()}
    return {"json": json.loads(json.dumps(value, allow_nan=False))}


def from_http(value):
    headers = [[name, datum.value] for name, datum in value["headers"].items()]
    for cookie in value["cookies"] or []:
        headers.extend(["set-cookie", morsel.OutputString()] for morsel in cookie.values())
    body = base64.b64encode(value["body"].value).decode()
    return {"response": {"status": int(value["status_code"].value), "headers": headers, "body": body}}


def describe(error):
    """The error with its traceback, from the first line that is the app's."""
    frames = traceback.extract_tb(error.__traceback__)
    first = next((index for index, frame in enumerate(frames) if frame.filename.startswith(os.getcwd())), len(frames))
    return "".join([*traceback.format_list(frames[first:]), *traceback.format_exception_only(type(error), error)]).rstrip()
