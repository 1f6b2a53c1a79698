"""Fuzzes the REST API from its OpenAPI document. tests/languages/rest-fuzzing.test.ts says what it is given and writes."""

import collections
import json
import sys
import time
import zlib

import jwt
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis.configuration import set_hypothesis_home_dir
from hypothesis.errors import Unsatisfiable
from requests import Session
from requests.auth import AuthBase
from schemathesis import GenerationMode
from schemathesis.checks import (
    content_type_conformance,
    not_a_server_error,
    response_headers_conformance,
    response_schema_conformance,
    status_code_conformance,
)
from schemathesis.core.failures import FailureGroup

# What Hypothesis keeps goes beside its own installation.
set_hypothesis_home_dir(sys.prefix)

options = json.loads(sys.argv[1])
connection = options["connection"]
checks = [
    not_a_server_error,
    status_code_conformance,
    content_type_conformance,
    response_headers_conformance,
    response_schema_conformance,
]


class AccessKeyToken(AuthBase):
    """A token of an access key is for one URL."""

    def __call__(self, request):
        claims = {"aud": request.url, "exp": int(time.time()) + 600}
        token = jwt.encode(claims, options["accessKey"], algorithm="HS256")
        request.headers["Authorization"] = f"Bearer {token}"
        return request


def closes_connection(operation):
    return operation.label.endswith("/:closeConnections") or operation.label == (
        "DELETE /api/hubs/{hub}/connections/{connectionId}"
    )


def aim_at_connection(case):
    """Without it nearly every answer is 404. What would close the connection keeps to the generated names."""
    names = case.path_parameters
    if not names or closes_connection(case.operation):
        return
    # Depends on the values alone, so that a run can be repeated.
    if zlib.crc32(json.dumps(dict(names), sort_keys=True, default=str).encode()) % 2 == 1:
        case.path_parameters = {name: connection.get(name, value) for name, value in names.items()}


def fuzz(operation, mode, cases, session):
    statuses = collections.Counter()

    @seed(options["seed"])
    @settings(
        max_examples=cases,
        database=None,
        deadline=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(generation_mode=mode))
    def run(case):
        aim_at_connection(case)
        response = case.call(base_url=options["endpoint"], session=session, auth=AccessKeyToken())
        statuses[response.status_code] += 1
        case.validate_response(response, checks=checks)

    failure = {}
    try:
        run()
    except Unsatisfiable:
        # Any string is a path, so that some operations have nothing that could be wrong.
        pass
    except (FailureGroup, Exception) as error:
        failure = {"failure": str(error)}
    message = {"operation": operation.label, "mode": mode.value, "cases": sum(statuses.values()), "statuses": statuses}
    print(json.dumps({"kind": "fuzzed", **message, **failure}), flush=True)


schema = schemathesis.openapi.from_path(options["document"])
with Session() as session:
    for result in schema.get_all_operations():
        operation = result.ok()
        fuzz(operation, GenerationMode.POSITIVE, options["validCases"], session)
        fuzz(operation, GenerationMode.NEGATIVE, options["invalidCases"], session)
print(json.dumps({"kind": "done"}), flush=True)
