"""Runs our snippets with the real programs that people paste them into, against a listener on this
machine, and compares what arrives with the request that the snippet stands for, byte by byte.

usage: cargo run -p vertex --example snippets | check_snippets.py

Every line in is {"method", "url", "headers", "body", "files", "snippets"}: a request, the name of a
file for each language, and the request in each language. Many of the texts in them try to be more
than text. The only changes made to a snippet are the host, which becomes this machine, and `gcloud`,
which is a program of ours on the search path. The shells run every snippet with a `curl` that writes
down its arguments, and the first snippets with the real one.

Before it judges, it plants faults for every program and makes sure that each is found. A program that
is not on this machine is named and left out; the shell, Python and Node.js must be there.
"""

import json
import os
import runpy
import shutil
import subprocess
import sys
import tempfile
import threading
from contextlib import redirect_stdout
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

FEWEST_CASES = 2_000
# Those that are listed by hand stand first.
LISTED = 47
TOKEN = "token-of-auth-print-access-token"

GCLOUD = '#!/bin/sh\nprintf "token-of-%s-%s\\n" "$1" "$2"\n'

# What the arguments of curl are, each behind a NUL, so that an empty one is seen; a line between two.
SHELL = """\
gcloud() { printf 'token-of-%s-%s\\n' "$1" "$2"; }
curl() { printf '\\000%s' "$@"; printf '\\000\\n\\000'; }
"""

NODE = """\
import { readdirSync } from "node:fs";
import { pathToFileURL } from "node:url";
console.log = () => {};
const folder = process.argv[2];
for (const name of readdirSync(folder).sort()) {
  try {
    await import(pathToFileURL(`${folder}/${name}/tune.mjs`));
  } catch (error) {
    console.error(`${name}: ${error}`);
  }
}
"""

JAVA = """\
import java.io.File;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import javax.tools.ToolProvider;

public class Runner {
    public static void main(String[] arguments) throws Exception {
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        File[] folders = new File(arguments[0]).listFiles();
        Arrays.sort(folders);
        for (File folder : folders) {
            try {
                String file = new File(folder, "Tune.java").getPath();
                int status = ToolProvider.getSystemJavaCompiler()
                    .run(null, null, null, "-proc:none", "-d", folder.getPath(), file);
                if (status != 0) throw new IllegalStateException("it does not compile");
                try (URLClassLoader loader = new URLClassLoader(new URL[] {folder.toURI().toURL()})) {
                    loader.loadClass("Tune").getMethod("main", String[].class)
                        .invoke(null, (Object) new String[0]);
                }
            } catch (Exception error) {
                System.err.println(folder.getName() + ": " + error + " " + error.getCause());
            }
        }
        System.exit(0);
    }
}
"""


class Listener:
    """A server that writes down what it gets, by the number in front of the path."""

    def __init__(self):
        received = self.received = {}

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self):
                body = self.rfile.read(int(self.headers["content-length"]))
                _, number, path = self.path.split("/", 2)
                headers = {name.lower(): value for name, value in self.headers.items()}
                received.setdefault(int(number), []).append((self.command, path, headers, body))
                self.send_response(200)
                self.end_headers()
                self.wfile.write(b'{"name": "a job"}')

            def log_message(self, *_):
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()

    def address(self, number):
        return f"http://127.0.0.1:{self.server.server_port}/{number}/"

    def take(self):
        """What has come since the last time."""
        taken = dict(self.received)
        self.received.clear()
        return taken


class Stage:
    """Folders for one judgement: the programs, the snippets, and the empty one that they run in."""

    def __init__(self, root, listener):
        self.root, self.listener = Path(root), listener
        self.programs, self.here = self.root / "programs", self.root / "here"
        self.programs.mkdir()
        self.here.mkdir()
        gcloud = self.programs / "gcloud"
        gcloud.write_text(GCLOUD)
        gcloud.chmod(0o755)
        self.environment = {
            "PATH": f"{self.programs}{os.pathsep}{os.environ['PATH']}",
            "HOME": str(self.here),
            # The poorest of all: what a program reads must not hang on it.
            "LC_ALL": "C",
        }

    def script(self, number, case, language):
        """The snippet as it is run: with the address of this machine."""
        host = case["url"].split("/v1/")[0] + "/"
        text = case["snippets"][language]
        if text.count(host) < 1:
            sys.exit(f"{language}, case {number}: the snippet does not hold the address")
        # Behind the body, which may hold it too.
        head, tail = text.rsplit(host, 1) if language != "curl" else text.split(host, 1)
        return head + self.listener.address(number) + tail

    def folder_of(self, cases, language):
        """A folder with a folder for each snippet."""
        folder = Path(tempfile.mkdtemp(dir=self.root))
        for number, case in cases.items():
            place = folder / f"{number:05}"
            place.mkdir()
            file = place / case["files"][language]
            file.write_bytes(self.script(number, case, language).encode())
        return folder

    def run(self, *command, **options):
        """Runs a program in the empty folder; what it complains about is a fault of its own."""
        done = subprocess.run(
            [str(word) for word in command],
            cwd=self.here,
            env=self.environment,
            capture_output=True,
            **options,
        )
        complaint = done.stderr.decode(errors="replace").strip()
        return done.stdout, [complaint[:2000]] if complaint or done.returncode else []

    def left(self):
        """What was made in the folder that should stay empty."""
        names = sorted(path.name for path in self.here.iterdir())
        for name in names:
            (self.here / name).unlink()
        return [f"this was made: {names}"] if names else []


def faults_of_received(cases, received):
    """Every case whose request did not come once and as it is."""
    faults = []
    for number, case in cases.items():
        requests = received.get(number, [])
        if len(requests) != 1:
            faults.append(f"case {number}: {len(requests)} requests came")
            continue
        method, path, headers, body = requests[0]
        wanted = {**case["headers"], "authorization": f"Bearer {TOKEN}"}
        if (method, "v1/" + case["url"].split("/v1/")[1]) != (case["method"], path):
            faults.append(f"case {number}: {method} {path}")
        if any(headers.get(name) != value for name, value in wanted.items()):
            faults.append(f"case {number}: the headers are {headers}")
        if body != case["body"].encode():
            faults.append(f"case {number}: another body came: {body[:300]}")
    return faults


def arguments_of(case):
    """What curl has to be given."""
    headers = [("Authorization", f"Bearer {TOKEN}")]
    headers += [pair for pair in case["headers"].items() if pair[0] != "authorization"]
    words = ["--fail-with-body", "--request", case["method"], case["url"]]
    for name, value in headers:
        words += ["--header", f"{name}: {value}"]
    return [*words, "--data-raw", case["body"]]


def by_shell(stage, cases, command, before=""):
    """One shell runs all snippets; `curl` writes down its arguments."""
    scripts = "".join(case["snippets"]["curl"] for case in cases.values())
    out, faults = stage.run(*command, input=(before + SHELL + scripts).encode())
    calls = out.decode().split("\0\n\0")[:-1]
    if len(calls) != len(cases):
        return [*faults, f"{len(calls)} commands were run for {len(cases)} snippets"]
    for (number, case), call in zip(cases.items(), calls):
        if call.removeprefix("\0").split("\0") != arguments_of(case):
            faults.append(f"case {number}: curl was given {call[:300]!r}")
    return faults


def by_curl(stage, cases):
    """The real curl; each snippet is a file for sh."""
    folder, faults = stage.folder_of(cases, "curl"), []
    for script in sorted(folder.glob("*/*")):
        # Of the terminal it shows how far it is.
        out, complaints = stage.run("sh", script)
        faults += complaints if out != b'{"name": "a job"}' else []
    return faults + faults_of_received(cases, stage.listener.take())


def by_python(stage, cases):
    """All snippets in one Python, each as a program of its own."""
    folder = stage.folder_of(cases, "python")
    _, faults = stage.run(sys.executable, __file__, "--run-python", folder)
    return faults + faults_of_received(cases, stage.listener.take())


def by_python_alone(stage, cases):
    """Each snippet in a Python of its own, which sees no package."""
    faults = []
    for script in sorted(stage.folder_of(cases, "python").glob("*/*")):
        faults += stage.run(sys.executable, "-I", "-S", script)[1]
    return faults + faults_of_received(cases, stage.listener.take())


def run_python(folder):
    """What the Python of `by_python` does."""
    with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
        for script in sorted(Path(folder).glob("*/*")):
            try:
                runpy.run_path(str(script), run_name="__main__")
            except (Exception, SystemExit) as error:
                print(f"{script.parent.name}: {error!r}", file=sys.stderr)


def by_node(stage, cases):
    """All snippets in one Node.js, each as a module of its own."""
    runner = stage.root / "runner.mjs"
    runner.write_text(NODE)
    _, faults = stage.run("node", runner, stage.folder_of(cases, "node"))
    return faults + faults_of_received(cases, stage.listener.take())


def by_java(stage, cases):
    """All snippets compiled and run in one Java, each with a loader of its own."""
    runner = stage.root / "Runner.java"
    runner.write_text(JAVA)
    _, faults = stage.run("java", runner, stage.folder_of(cases, "java"))
    return faults + faults_of_received(cases, stage.listener.take())


def by_java_alone(stage, cases):
    """Each snippet as the command in it says: `java Tune.java`."""
    faults = []
    for script in sorted(stage.folder_of(cases, "java").glob("*/*")):
        faults += stage.run("java", script)[1]
    return faults + faults_of_received(cases, stage.listener.take())


def by_sdk(_stage, cases):
    """Google's SDK, with clients that send nothing: what they are given, and the text of the job."""
    from google.cloud import aiplatform_v1

    given = {}

    class Client:
        def __init__(self, client_options):
            given["options"] = client_options

        def create_pipeline_job(self, **arguments):
            given["arguments"] = arguments
            return aiplatform_v1.PipelineJob(name="a job")

        create_tuning_job = create_pipeline_job

    aiplatform_v1.PipelineServiceClient = aiplatform_v1.GenAiTuningServiceClient = Client
    # Whether it takes every body is for another judge; not every text here makes a right one.
    jobs = {"pipeline_job": aiplatform_v1.PipelineJob, "tuning_job": aiplatform_v1.TuningJob}
    type(aiplatform_v1.PipelineJob).from_json = lambda cls, text: (cls, text)
    faults = []
    for number, case in cases.items():
        given.clear()
        with open(os.devnull, "w", encoding="utf-8") as nowhere, redirect_stdout(nowhere):
            try:
                exec(compile(case["snippets"]["python-sdk"], f"case {number}", "exec"), {})
            except Exception as error:
                faults.append(f"case {number}: {error!r}")
                continue
        host, path = case["url"].removeprefix("https://").split("/v1/")
        path, _, query = path.partition("?pipelineJobId=")
        parent, _, kind = path.rpartition("/")
        name = {"pipelineJobs": "pipeline_job", "tuningJobs": "tuning_job"}[kind]
        arguments = {"parent": parent, name: (jobs[name], case["body"])}
        if query:
            arguments["pipeline_job_id"] = query
        options = {"api_endpoint": host}
        if "x-goog-user-project" in case["headers"]:
            options["quota_project_id"] = case["headers"]["x-goog-user-project"]
        if given != {"options": options, "arguments": arguments}:
            faults.append(f"case {number}: the client was given {str(given)[:300]}")
    return faults


def by_json(_stage, cases):
    """The body alone, read by Python's own reader."""
    return [
        f"case {number}: another body"
        for number, case in cases.items()
        if json.loads(case["snippets"]["json"]) != json.loads(case["body"])
    ]


def programs(cases):
    """Everything that runs snippets: its name, what does it, and which cases it gets."""
    some = {number: case for number, case in cases.items() if number < LISTED or number % 5 == 0}
    fewer = {number: case for number, case in cases.items() if number <= LISTED or number % 40 == 0}
    listed = {number: case for number, case in cases.items() if number < LISTED}
    three = dict(list(cases.items())[2:5])
    for shell in ["sh", "dash", "bash", "zsh", "ksh", "mksh", "yash"]:
        run = lambda stage, them, shell=shell: by_shell(stage, them, [shell])
        yield shell, shell, run, cases
    recalls = "set -o history -o histexpand\n"
    with_history = lambda stage, them: by_shell(stage, them, ["bash"], recalls)
    yield "bash with history", "bash", with_history, cases
    yield "curl", "curl", by_curl, listed
    yield "Python", sys.executable, by_python, cases
    yield "Python alone", sys.executable, by_python_alone, three
    yield "Python with the SDK", sys.executable, by_sdk, cases
    yield "Node.js", "node", by_node, some
    yield "Java", "java", by_java, fewer
    yield "Java alone", "java", by_java_alone, dict(list(three.items())[:1])
    yield "JSON", sys.executable, by_json, cases


MUST_BE_THERE = {"sh", "node"}


def planted(case):
    """A case whose snippets are for another text, and so are wrong in every language."""
    snippets = {
        language: text.replace("plain", "plaim") for language, text in case["snippets"].items()
    }
    return {**case, "snippets": snippets}


def main():
    # Not splitlines(): a line separator of Unicode may stand in a string.
    lines = sys.stdin.buffer.read().decode().rstrip("\n").split("\n")
    if lines == [""]:
        sys.exit(__doc__)
    cases = {number: json.loads(line) for number, line in enumerate(lines)}
    if len(cases) < FEWEST_CASES:
        sys.exit(f"only {len(cases)} cases; {FEWEST_CASES} are the least that says anything")
    (plain,) = [number for number in range(LISTED) if '"displayName":"plain"' in cases[number]["body"]]

    listener, runs, plants, failed = Listener(), 0, 0, 0
    for name, program, run, them in programs(cases):
        if not shutil.which(program):
            if program in MUST_BE_THERE:
                sys.exit(f"{program} is not on this machine")
            print(f"{name}: not on this machine")
            continue
        with tempfile.TemporaryDirectory() as root:
            stage = Stage(root, listener)
            wrong = {plain: planted(cases[plain])}
            if len(run(stage, wrong)) == 0:
                sys.exit(f"this judge is blind: {name} finds no fault in a planted one")
            plants += 1
            faults = run(stage, them) + stage.left()
        for fault in faults[:20]:
            print(f"{name}: {fault}", file=sys.stderr)
        runs, failed = runs + len(them), failed + len(faults)
        print(f"{name}: {len(them)} snippets, {len(faults)} differences", flush=True)
    if failed:
        sys.exit(f"{failed} differences")
    print(
        f"{runs} runs of {len(cases)} requests: 0 differences; {plants} of {plants} planted faults found"
    )


if __name__ == "__main__":
    if sys.argv[1:2] == ["--run-python"]:
        run_python(sys.argv[2])
    else:
        main()
