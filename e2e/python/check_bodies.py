"""Checks the bodies of our requests against Google's own description of the API.

usage: cargo run -p vertex --example bodies | check_bodies.py

The first line in is {"parameters": [{"name", "type", …}]}, our table of what the tuning templates
take; every further line is one body of `pipelineJobs.create`. The description is the file
aiplatform.v1.json of the package google-api-python-client. A body must have no field that is not in
it, every value in the right JSON type, and no field that only the server writes; and every parameter
must stand in the table with its type.

Before it judges, it plants faults in the first body and makes sure that each is found. Ends with
status 1 at the first faults.
"""

import copy
import json
import sys
from collections import Counter
from pathlib import Path

import googleapiclient

JOB = "GoogleCloudAiplatformV1PipelineJob"
FEWEST_BODIES = 1_000

JSON_TYPES = {
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, (int, float)) and not isinstance(value, bool),
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "any": lambda value: True,
}

PARAMETER_TYPES = {
    "STRING": "string",
    "BOOLEAN": "boolean",
    "NUMBER_INTEGER": "integer",
    "NUMBER_DOUBLE": "number",
}

PARAMETER_PATH = "runtimeConfig.parameterValues"


def schemas():
    """Google's description of every object of the API, by name."""
    documents = Path(googleapiclient.__file__).parent / "discovery_cache" / "documents"
    return json.loads((documents / "aiplatform.v1.json").read_text(encoding="utf-8"))["schemas"]


def faults_of_value(value, schema, described, path):
    """Every way in which a value is not what its schema says, as sentences."""
    if schema.get("readOnly"):
        return [f"{path} is written by the server alone"]
    if "$ref" in schema:
        schema = described[schema["$ref"]]
    kind = schema["type"]
    if not JSON_TYPES[kind](value):
        return [f"{path} is not of type {kind}: {value!r}"]
    if "enum" in schema and value not in schema["enum"]:
        return [f"{path} is none of the values allowed: {value!r}"]
    if kind == "array":
        return [
            fault
            for index, item in enumerate(value)
            for fault in faults_of_value(item, schema["items"], described, f"{path}[{index}]")
        ]
    if kind != "object":
        return []
    known, others = schema.get("properties", {}), schema.get("additionalProperties")
    faults = []
    for name, member in value.items():
        inner = f"{path}.{name}" if path else name
        member_schema = known.get(name, others)
        if member_schema is None:
            faults.append(f"{inner} is not known")
        else:
            faults += faults_of_value(member, member_schema, described, inner)
    return faults


def faults_of_parameters(values, parameters):
    """Every parameter that the templates do not take, or not with this type."""
    faults = []
    for name, value in values.items():
        if name not in parameters:
            faults.append(f"{PARAMETER_PATH}.{name} is no parameter of the template")
        elif not JSON_TYPES[PARAMETER_TYPES[parameters[name]]](value):
            faults.append(f"{PARAMETER_PATH}.{name} is not of type {parameters[name]}: {value!r}")
    return faults


def faults_of_body(body, described, parameters):
    """Every fault of one body."""
    values = body.get("runtimeConfig", {}).get("parameterValues", {})
    return [
        *faults_of_value(body, described[JOB], described, ""),
        *faults_of_parameters(values, parameters),
    ]


def planted(body):
    """Copies of a right body, each with one fault, and what must be said about it."""

    def change(path, value):
        broken = copy.deepcopy(body)
        target = broken
        *parents, name = path
        for parent in parents:
            target = target[parent]
        target[name] = value
        return broken

    values = ("runtimeConfig", "parameterValues")
    yield change(("displayNam",), "x"), "displayNam is not known"
    yield change(("displayName",), 5), "displayName is not of type string: 5"
    yield change(("name",), "x"), "name is written by the server alone"
    yield change(("state",), "PIPELINE_STATE_QUEUED"), "state is written by the server alone"
    yield change(("labels",), {"a": 1}), "labels.a is not of type string: 1"
    yield change(("encryptionSpec",), {"key": "x"}), "encryptionSpec.key is not known"
    yield change(("reservedIpRanges",), [1]), "reservedIpRanges[0] is not of type string: 1"
    yield (
        change(("runtimeConfig", "failurePolicy"), "FAST"),
        "runtimeConfig.failurePolicy is none of the values allowed: 'FAST'",
    )
    yield (
        change((*values, "accelerator_type:"), "GPU"),
        f"{PARAMETER_PATH}.accelerator_type: is no parameter of the template",
    )
    for name, value, kind in [
        ("train_steps", "300", "NUMBER_INTEGER"),
        ("train_steps", 1.5, "NUMBER_INTEGER"),
        ("train_steps", True, "NUMBER_INTEGER"),
        ("learning_rate_multiplier", "1", "NUMBER_DOUBLE"),
        ("enable_early_stopping", "true", "BOOLEAN"),
        ("enable_checkpoint_selection", True, "STRING"),
        ("project", None, "STRING"),
    ]:
        yield (
            change((*values, name), value),
            f"{PARAMETER_PATH}.{name} is not of type {kind}: {value!r}",
        )


def main():
    # Not splitlines(): a line separator of Unicode may stand in a string.
    first, *lines = sys.stdin.buffer.read().decode().rstrip("\n").split("\n")
    if not first:
        sys.exit(__doc__)
    described = schemas()
    parameters = {row["name"]: row["type"] for row in json.loads(first)["parameters"]}
    bodies = [json.loads(line) for line in lines]
    if len(bodies) < FEWEST_BODIES:
        sys.exit(f"only {len(bodies)} bodies; {FEWEST_BODIES} are the least that says anything")

    plants = 0
    for broken, wanted in planted(bodies[0]):
        found = faults_of_body(broken, described, parameters)
        if found != [wanted]:
            sys.exit(f"this judge is blind: planted “{wanted}”, found {found}")
        plants += 1

    faults, used = 0, Counter()
    for number, body in enumerate(bodies, start=1):
        used.update(body["runtimeConfig"]["parameterValues"].keys())
        for fault in faults_of_body(body, described, parameters):
            faults += 1
            print(f"body {number}: {fault}", file=sys.stderr)
    if faults:
        sys.exit(f"{faults} faults in {len(bodies)} bodies")
    print(
        f"{len(bodies)} bodies agree with Google's description; {len(used)} of {len(parameters)} "
        f"parameters used; {plants} of {plants} planted faults found"
    )


if __name__ == "__main__":
    main()
