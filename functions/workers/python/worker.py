"""Runs the functions of a Python app (programming model v2) for a host in another process.

The host and this program say one JSON object a line: the host writes to file descriptor 3, this program to 4. The messages
are those of worker-messages.ts.
"""

import asyncio
import contextvars
import json
import logging
import os
import sys
import threading

from socketio_serverless_app import Failure, LoadedFunction, describe, load_app

LEVELS = {"DEBUG": "debug", "INFO": "information", "WARNING": "warning", "ERROR": "error", "CRITICAL": "critical"}

current = contextvars.ContextVar("invocation", default=None)


class Channel:
    """Writes messages to the host, from whatever thread."""

    def __init__(self):
        self._file = os.fdopen(4, "w", encoding="utf-8", errors="backslashreplace", newline="\n")
        self._lock = threading.Lock()

    def send(self, message):
        line = json.dumps(message)
        with self._lock:
            self._file.write(line + "\n")
            self._file.flush()


class HostHandler(logging.Handler):
    """Sends log records to the host, with the invocation that they belong to."""

    def __init__(self, channel):
        super().__init__()
        self._channel = channel
        self.setFormatter(logging.Formatter("%(message)s"))

    def emit(self, record):
        try:
            level = LEVELS.get(record.levelname, "information")
            message = {"type": "log", "level": level, "message": self.format(record)}
            invocation = current.get()
            if invocation is not None:
                message.update(functionName=invocation["functionName"], invocationId=invocation["invocationId"])
            self._channel.send(message)
        except Exception:
            self.handleError(record)


async def answer(channel, loaded, invocation):
    current.set(invocation)
    result = {"type": "result", "invocationId": invocation["invocationId"]}
    try:
        result.update(succeeded=True, **await loaded[invocation["functionName"]].invoke(invocation))
    except BaseException as error:
        message = f"{type(error).__name__}: {error}" if str(error) else type(error).__name__
        result.update(succeeded=False, error={"message": message, "stack": describe(error)})
    channel.send(result)


async def serve(channel, loaded):
    """Takes messages until the host closes its end."""
    loop = asyncio.get_running_loop()
    ended = loop.create_future()
    tasks = set()

    def take(line):
        message = json.loads(line)
        if message["type"] == "ping":
            channel.send({"type": "pong"})
            return
        task = loop.create_task(answer(channel, loaded, message))
        tasks.add(task)
        task.add_done_callback(tasks.discard)

    def read():
        with os.fdopen(3, encoding="utf-8") as lines:
            for line in lines:
                loop.call_soon_threadsafe(take, line)
        loop.call_soon_threadsafe(ended.set_result, None)

    threading.Thread(target=read, daemon=True).start()
    await ended
    sys.stdout.flush()
    # A function that still runs in a thread would keep a regular exit waiting.
    os._exit(0)


def main():
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8", errors="backslashreplace")
    channel = Channel()
    logging.basicConfig(level=logging.INFO, handlers=[HostHandler(channel)])
    try:
        loaded = {function.name: function for function in map(LoadedFunction, load_app())}
    except Failure as failure:
        channel.send({"type": "failed", "message": str(failure)})
        sys.exit(1)
    functions = [
        {"name": function.name, "bindings": function.bindings, "hasRetryPolicy": function.has_retry_policy}
        for function in loaded.values()
    ]
    channel.send({"type": "ready", "functions": functions})
    asyncio.run(serve(channel, loaded))


main()
