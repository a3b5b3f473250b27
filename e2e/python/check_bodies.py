"""Checks the bodies of our requests against Google's own description of the API and Google's own SDK.

usage: cargo run -p vertex --example bodies | check_bodies.py

The first line in is {"templates": {uri: [{"name", "type", …}]}}, our table of what each tuning
template takes; every further line is one body of `pipelineJobs.create` or `tuningJobs.create`. The
description is the file aiplatform.v1.json of the package google-api-python-client. A body must have no
field that is not in it, every value in the right JSON type, and no field that only the server writes;
and every parameter must stand in the table of its template with its type. What a template takes is
also held against the list below, which was written down from the SDK apart from ours.

The message PipelineJob of the package google-cloud-aiplatform 1.60.0, which is from the time of these
models, must take every body of a pipeline job and know every field of it.

Before it judges, it plants faults in the first body of each kind and makes sure that each is found.
Ends with status 1 at the first faults.
"""

import copy
import json
import sys
from collections import Counter
from pathlib import Path

import googleapiclient
from google.cloud.aiplatform_v1 import PipelineJob
from google.protobuf.json_format import ParseError

PIPELINE_JOB = "GoogleCloudAiplatformV1PipelineJob"
TUNING_JOB = "GoogleCloudAiplatformV1TuningJob"
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

# What the SDK sends to each pipeline: the arguments of `tune_model` in
# vertexai/language_models/_language_models.py, as it puts them in `tuning_parameters`.
TO_ALL_BUT_EMBEDDINGS = {
    *("project", "location", "model_display_name", "large_model_reference", "dataset_uri"),
    *("dataset_name", "train_steps", "learning_rate", "learning_rate_multiplier"),
    *("accelerator_type", "max_context_length", "tensorboard_resource_id"),
    "encryption_spec_key_name",
}
WITH_EVALUATION = TO_ALL_BUT_EMBEDDINGS | {
    *("evaluation_data_uri", "evaluation_interval", "enable_early_stopping"),
    "enable_checkpoint_selection",
}
SENT_BY_SDK = {
    "tune-large-model/v2.0.0": WITH_EVALUATION,
    "tune-large-model/v3.0.0": WITH_EVALUATION,
    "tune-large-chat-model/v3.0.0": TO_ALL_BUT_EMBEDDINGS | {"default_context"},
    "tune-text-embedding-model/v1.1.3": {
        *("train_label_path", "corpus_path", "queries_path", "test_label_path"),
        *("validation_label_path", "base_model_version_id", "batch_size", "train_steps"),
        *("learning_rate_multiplier", "output_dimensionality", "task_type", "machine_type"),
        *("accelerator_type", "accelerator_count", "model_display_name"),
        "encryption_spec_key_name",
    },
}


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


def faults_of_parameters(body, templates):
    """Every parameter that the body's template does not take, or not with this type."""
    template = body.get("templateUri")
    if template not in templates:
        return [f"templateUri is no template: {template!r}"]
    parameters = templates[template]
    sent = SENT_BY_SDK["/".join(template.split("/")[-2:])]
    faults = []
    for name, value in body.get("runtimeConfig", {}).get("parameterValues", {}).items():
        if name not in parameters or name not in sent:
            faults.append(f"{PARAMETER_PATH}.{name} is no parameter of the template")
        elif not JSON_TYPES[PARAMETER_TYPES[parameters[name]]](value):
            faults.append(f"{PARAMETER_PATH}.{name} is not of type {parameters[name]}: {value!r}")
    return faults


def faults_of_sdk(body):
    """What Google's own message does not take."""
    try:
        PipelineJob.from_json(json.dumps(body), ignore_unknown_fields=False)
    except ParseError as error:
        return [f"the SDK refuses it: {error}"]
    return []


def faults_of_body(body, described, templates):
    """Every fault of one body, but those that the SDK would find."""
    if "baseModel" in body:
        return faults_of_value(body, described[TUNING_JOB], described, "")
    return [
        *faults_of_value(body, described[PIPELINE_JOB], described, ""),
        *faults_of_parameters(body, templates),
    ]


def changed(body, path, value):
    """A copy of a body with one member changed."""
    broken = copy.deepcopy(body)
    target = broken
    *parents, name = path
    for parent in parents:
        target = target[parent]
    target[name] = value
    return broken


def planted(body):
    """Copies of a right body, each with one fault, and what must be said about it."""

    def change(path, value):
        return changed(body, path, value)

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


def planted_in_embeddings(body):
    """The same for a body for embeddings."""
    values = ("runtimeConfig", "parameterValues")
    for name, value, wanted in [
        ("project", "my-project", "is no parameter of the template"),
        ("batch_size", "64", "is not of type NUMBER_INTEGER: '64'"),
        ("task_type", 5, "is not of type STRING: 5"),
    ]:
        yield changed(body, (*values, name), value), f"{PARAMETER_PATH}.{name} {wanted}"


def planted_in_tuning_job(body):
    """The same for a body of a tuning job."""
    spec = "supervisedTuningSpec"
    yield changed(body, ("displayName",), "x"), "displayName is not known"
    yield changed(body, ("state",), "x"), "state is written by the server alone"
    yield changed(body, (spec, "epochs"), 3), f"{spec}.epochs is not known"
    yield (
        changed(body, (spec, "hyperParameters", "epochCount"), 3),
        f"{spec}.hyperParameters.epochCount is not of type string: 3",
    )
    yield (
        changed(body, (spec, "hyperParameters", "adapterSize"), "FOUR"),
        f"{spec}.hyperParameters.adapterSize is none of the values allowed: 'FOUR'",
    )


# What tells the bodies of each kind, and the faults that are planted in the first of them.
KINDS = {
    "text, code and chat": (lambda text: '"large_model_reference"' in text, planted),
    "embeddings": (lambda text: '"base_model_version_id"' in text, planted_in_embeddings),
    "Gemini": (lambda text: '"baseModel"' in text, planted_in_tuning_job),
}


def main():
    # Not splitlines(): a line separator of Unicode may stand in a string.
    first, *lines = sys.stdin.buffer.read().decode().rstrip("\n").split("\n")
    if not first:
        sys.exit(__doc__)
    described = schemas()
    templates = {
        uri: {row["name"]: row["type"] for row in rows}
        for uri, rows in json.loads(first)["templates"].items()
    }
    if len(lines) < FEWEST_BODIES:
        sys.exit(f"only {len(lines)} bodies; {FEWEST_BODIES} are the least that says anything")

    plants, counts = 0, {}
    for kind, (is_one, plant) in KINDS.items():
        ours = [line for line in lines if is_one(line)]
        counts[kind] = len(ours)
        if not ours:
            sys.exit(f"there is no body for {kind}")
        for broken, wanted in plant(json.loads(ours[0])):
            found = faults_of_body(broken, described, templates)
            if found != [wanted]:
                sys.exit(f"this judge is blind: planted “{wanted}”, found {found}")
            plants += 1
    if sum(counts.values()) != len(lines):
        sys.exit(f"{counts} are not all of {len(lines)} bodies")
    for path, value in [(("displayNam",), "x"), (("runtimeConfig", "failurePolicy"), "FAST")]:
        if not faults_of_sdk(changed(json.loads(lines[0]), path, value)):
            sys.exit(f"the SDK is blind: planted {path}")
        plants += 1

    faults, used = 0, Counter()
    for number, line in enumerate(lines, start=1):
        body = json.loads(line)
        found = faults_of_body(body, described, templates)
        if "baseModel" not in body:
            template = body["templateUri"]
            used.update((template, name) for name in body["runtimeConfig"]["parameterValues"])
            found += faults_of_sdk(body)
        for fault in found:
            faults += 1
            print(f"body {number}: {fault}", file=sys.stderr)
    if faults:
        sys.exit(f"{faults} faults in {len(lines)} bodies")
    kinds = ", ".join(f"{count} for {kind}" for kind, count in counts.items())
    known = sum(len(parameters) for parameters in templates.values())
    print(
        f"{len(lines)} bodies ({kinds}) agree with Google's description and SDK; {len(used)} of "
        f"{known} parameters used; {plants} of {plants} planted faults found"
    )


if __name__ == "__main__":
    main()
