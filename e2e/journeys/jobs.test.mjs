// What became of the requests: the list of jobs, and one that is followed to its end, cancelled, deleted.

import assert from "node:assert/strict";
import { test } from "node:test";

import { tooWide, violations, withAxe } from "../support/access.mjs";
import { tuneup } from "../support/module.mjs";
import { at, simulator } from "../support/simulator.mjs";
import { dist, served } from "../support/site.mjs";
import { journey, visit } from "../support/visitor.mjs";
import { say } from "../support/words.mjs";

const HOST = "https://us-central1-aiplatform.googleapis.com";
const PARENT = "projects/my-project/locations/us-central1";

/** Has the simulator at that origin create a job. */
async function create(origin, pipelineJobId, displayName = "Tune tickets") {
  const { method, url, headers, body } = tuneup.buildRequest({
    model: "text-bison@002",
    accelerator: "GPU",
    project: "my-project",
    pipelineRegion: "us-central1",
    displayName,
    modelDisplayName: "Tickets",
    outputDirectory: "gs://my-bucket/output",
    datasetUri: "gs://my-bucket/tickets.jsonl",
    trainSteps: 100,
    labels: { team: "docs" },
    pipelineJobId,
  });
  const signed = { ...headers, authorization: "Bearer simulated" };
  const answer = await fetch(at(origin, url), { method, headers: signed, body: JSON.stringify(body) });
  assert.equal(answer.status, 200);
}

/** A page beside a simulated Google that is like that, in which there are these jobs. */
async function beside(t, scenario, jobs, options = {}) {
  const origin = await simulator(t, scenario);
  for (const job of jobs) await create(origin, ...job);
  return visit(t, { site: await served(dist, { simulator: origin }), place: "#/jobs", ...options });
}

/** Says whose jobs are to be shown. */
async function show(visitor, language = "en") {
  await visitor.page.getByLabel(say(language, "jobs-project")).fill("my-project");
  await visitor.button(say(language, "jobs-show")).click();
}

/** Waits until the heading says so. */
const becomes = (visitor, text) => visitor.page.getByRole("heading", { level: 1, name: text }).waitFor();

journey("without jobs the place says where they come from", { place: "#/jobs" }, async (visitor) => {
  await visitor.sees("Jobs that you create in Launch appear here.");
  await visitor.button("Show the jobs").click();
  const project = visitor.page.getByLabel("Project of the jobs");
  assert.match(await visitor.describedBy(project), /Fill in the ID of a project/);
  assert.equal((await visitor.focus()).id, await project.getAttribute("id"));
  await show(visitor);
  await visitor.sees(/Last asked \d+ s ago/);
  await visitor.link("Create a job in Launch").click();
  await visitor.page.getByLabel("Project ID").fill("other-project");
  await visitor.goTo("Jobs");
  assert.equal(await project.inputValue(), "my-project", "what was said here stays");
});

test("a job is followed to its end, and deleted", { timeout: 180_000 }, async (t) => {
  const pace = { pending: 2_000, running: 9_000, cancelling: 1_000 };
  const visitor = await beside(t, { pace }, [["tune-1"], ["tune-2", "Sort <b>mail</b>"]]);
  const { page } = visitor;
  await show(visitor);
  await page.getByRole("listitem").filter({ hasText: "Sort <b>mail</b>" }).waitFor();
  await page.getByRole("navigation").getByText(/2 running/).waitFor();
  await page.getByLabel("Filter by name, state or label").fill("tickets");
  await page.getByRole("status").getByText("1 job", { exact: true }).waitFor();
  await visitor.link("Tune tickets").click();
  await becomes(visitor, /Running for \d+ s|Waiting for/);
  assert.equal((await visitor.focus()).tag, "h1");
  assert.match(await page.title(), /^tune-1 · Jobs/);

  await becomes(visitor, /Succeeded in 9 s/);
  const tasks = visitor.region("Tasks");
  assert.equal(await tasks.getByRole("listitem").count(), 4);
  await tasks.getByText("As table").click();
  assert.match(await tasks.getByRole("row").nth(2).innerText(), /large-language-model-tuner\s+succeeded/);
  await visitor.region("Parameters").getByText("gs://my-bucket/tickets.jsonl").waitFor();
  await visitor.region("Labels").getByText("docs").waitFor();
  assert.equal(await visitor.link("Open the job in the console").count(), 0, "it is simulated");
  // Over is over: nothing is asked any more.
  const asked = visitor.requests.length;

  await visitor.button("Delete the job").click();
  await page.getByRole("dialog").getByRole("button", { name: "Keep it" }).click();
  assert.equal(visitor.requests.length, asked);
  await visitor.button("Delete the job").click();
  await page.getByRole("dialog").getByRole("button", { name: "Delete the job" }).click();
  await becomes(visitor, "This job was deleted");
  await visitor.link("All jobs").click();
  await page.getByLabel("Filter by name, state or label").fill("");
  await page.getByRole("status").getByText("1 job", { exact: true }).waitFor();
  await visitor.isContent();
});

test("a job is cancelled", { timeout: 180_000 }, async (t) => {
  const pace = { pending: 0, running: 3_600_000, cancelling: 1_000 };
  const visitor = await beside(t, { pace }, [["tune-1"]], { place: "#/jobs/tune-1" });
  await visitor.sees("Say which project and region the job is in.");
  await show(visitor);
  await becomes(visitor, /Running for/);
  await visitor.button("Cancel the job").click();
  await visitor.page.getByRole("dialog").getByRole("button", { name: "Cancel the job" }).click();
  await becomes(visitor, "being cancelled");
  assert.equal((await visitor.focus()).tag, "h1");
  await becomes(visitor, /Cancelled after/);
  await visitor.button("Delete the job").waitFor();
  await visitor.isContent();
});

test("a job that failed says why and what to do", { timeout: 180_000 }, async (t) => {
  const pace = { pending: 0, running: 100, cancelling: 0 };
  const message = "Permission 'aiplatform.metadataStores.get' denied on resource";
  const visitor = await beside(t, { pace, failures: [{ job: 1, stage: "tuning", code: 7, message }] }, [["tune-1"]]);
  await show(visitor);
  await visitor.link("Tune tickets").click();
  await becomes(visitor, /Failed after/);
  await visitor.sees(message);
  await visitor.sees(/gcloud services enable compute\.googleapis\.com --project my-project/);
  assert.match(await visitor.region("Tasks").getByRole("listitem").nth(1).innerText(), /failed/);
  assert.match(await visitor.region("Tasks").getByRole("listitem").nth(2).innerText(), /not run/);
  await visitor.isContent();
});

for (const width of [1280, 320]) {
  test(`everybody can follow a job, in both languages, at ${width} pixels`, { timeout: 180_000 }, async (t) => {
    const pace = { pending: 0, running: 8_000, cancelling: 1_000 };
    const failures = [{ job: 2, stage: "upload", code: 13, message: "Internal error." }];
    const jobs = [["tune-1"], ["tune-2", "a-very-long-name-of-a-job-".repeat(4)]];
    const visitor = await beside(t, { pace, failures }, jobs, { language: "ko", width, before: withAxe });
    const { page } = visitor;
    const found = [];
    const look = async (name) => {
      for (const language of ["English", "한국어"]) {
        await page.getByRole("banner").getByRole("button", { name: language }).evaluate((button) => button.click());
        for (const colorScheme of ["dark", "light"]) {
          await page.emulateMedia({ colorScheme });
          found.push(...(await violations(visitor)).map((one) => `${name}, ${language}, ${colorScheme}: ${one}`));
        }
        found.push(...(await tooWide(visitor)).map((one) => `${name}, ${language}: ${one}`));
      }
    };
    await show(visitor, "ko");
    await page.getByText("째 진행 중").first().waitFor();
    await look("list");
    await page.getByRole("link", { name: "Tune tickets" }).click();
    await becomes(visitor, /만에 완료/);
    await page.getByText(say("ko", "dataset-as-table")).click();
    await look("done");
    await page.getByRole("button", { name: say("ko", "jobs-delete"), exact: true }).click();
    await look("question");
    await page.keyboard.press("Escape");
    await page.evaluate(() => (location.hash = "#/jobs/tune-2"));
    await becomes(visitor, /만에 실패/);
    await look("failed");
    assert.deepEqual(found, []);
    await visitor.isContent();
  });
}

/** A job as Google lists it. */
const job = (id, state) => ({
  name: `${PARENT}/pipelineJobs/${id}`,
  displayName: `Tune ${id}`,
  state: `PIPELINE_STATE_${state}`,
  createTime: "2026-11-24T05:00:00.123456Z",
  startTime: "2026-11-24T05:01:00Z",
});

/** Answers in Google's place: `answer(url)` gives a body, or a status and a body. Gives what was asked. */
async function inGooglesPlace(visitor, answer) {
  const asked = [];
  await visitor.context.route("https://*.googleapis.com/**", (route) => {
    const request = route.request();
    if (request.method() !== "OPTIONS") asked.push(request.url().replace(HOST, ""));
    const [status, body] = [answer(new URL(request.url()))].flat();
    const headers = { "access-control-allow-origin": "*", "access-control-allow-headers": "*", "content-type": "application/json" };
    return route.fulfill(typeof status === "number" ? { status, headers, body: JSON.stringify(body) } : { headers, body: JSON.stringify(status) });
  });
  return asked;
}

async function signIn(visitor) {
  await visitor.page.getByLabel("Access token").fill("ya29.canary");
  await visitor.button("Use this token").click();
}

/** Turns the page's clock: what is due by then is done, and what it asks is heard of. */
async function later({ page }, seconds) {
  await page.clock.fastForward(seconds * 1_000);
  await page.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
}

const withClock = ({ page }) => page.clock.install();

journey("Google is asked with a token alone, and while somebody looks alone", { place: "#/jobs", before: withClock }, async (visitor) => {
  const { page } = visitor;
  const asked = await inGooglesPlace(visitor, ({ searchParams }) =>
    searchParams.get("pageToken") ? { pipelineJobs: [job("tune-1", "FAILED")] } : { pipelineJobs: [job("tune-2", "RUNNING")], nextPageToken: "next" },
  );
  await page.getByLabel("Requests go to").selectOption("google");
  await visitor.sees("To see the jobs in Google, sign in.");
  await show(visitor);
  await visitor.button("Go to the account").click();
  assert.equal((await visitor.focus()).id, "account");
  await later(visitor, 60);
  assert.deepEqual(asked, []);
  await signIn(visitor);
  await visitor.link("Tune tune-2").waitFor();
  const newest = `/v1/${PARENT}/pipelineJobs?orderBy=create_time%20desc`;
  assert.deepEqual(asked, [newest]);

  await visitor.button("Older jobs").click();
  await visitor.link("Tune tune-1").waitFor();
  assert.equal(asked[1], `${newest}&pageToken=next`);
  assert.equal(await visitor.button("Older jobs").count(), 0);

  const sight = (hidden) => page.evaluate((hidden) => {
    Object.defineProperty(document, "hidden", { configurable: true, value: hidden });
    document.dispatchEvent(new Event("visibilitychange"));
  }, hidden);
  await sight(true);
  await later(visitor, 3_000);
  assert.equal(asked.length, 2);
  await Promise.all([page.waitForResponse((response) => response.url().endsWith(newest)), sight(false)]);
  assert.equal(asked.length, 3);
  await visitor.goTo("Plan");
  await later(visitor, 300);
  assert.equal(asked.length, 3, "the place was left");
});

journey("a token that is refused ends the asking until there is another", { place: "#/jobs", before: withClock, complaints: [/401/] }, async (visitor) => {
  const { page } = visitor;
  let isGood = false;
  const refusal = { error: { code: 401, message: "Request had invalid authentication credentials.", status: "UNAUTHENTICATED" } };
  const asked = await inGooglesPlace(visitor, () => (isGood ? job("tune-9", "RUNNING") : [401, refusal]));
  await page.getByLabel("Requests go to").selectOption("google");
  await signIn(visitor);
  await show(visitor);
  await visitor.sees("Request had invalid authentication credentials.");
  await page.evaluate(() => (location.hash = "#/jobs/tune-9"));
  await becomes(visitor, "Nothing is known of this job");
  await visitor.sees("Request had invalid authentication credentials.");
  const before = asked.length;
  await later(visitor, 600);
  assert.equal(asked.length, before);
  isGood = true;
  await visitor.button("Forget it").click();
  await signIn(visitor);
  await becomes(visitor, /Running for/);
  const console = visitor.link("Open the job in the console");
  assert.equal(
    await console.getAttribute("href"),
    "https://console.cloud.google.com/vertex-ai/locations/us-central1/pipelines/runs/tune-9?project=my-project",
  );
});
