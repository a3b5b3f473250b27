// Whom the page speaks to, and the token: pasted or had from Google, counted down, forgotten.

import assert from "node:assert/strict";

import { journey } from "../support/visitor.mjs";
import { url } from "../support/site.mjs";

const TOKEN = "ya29.canary-of-the-account";
const CLIENT = "1234-abc.apps.googleusercontent.com";

/** Everything that the page could have left behind, as one text. */
const leftBehind = (visitor) =>
  visitor.page.evaluate(async () => {
    const stored = (storage) => Object.entries({ ...storage }).join();
    const fields = [...document.querySelectorAll("input, textarea")].map(({ value }) => value).join();
    const places = [stored(localStorage), stored(sessionStorage), document.cookie, location.href, JSON.stringify(history.state)];
    const databases = (await indexedDB.databases?.()) ?? [];
    return [...places, JSON.stringify(databases), document.documentElement.outerHTML, fields].join("\n");
  });

/** Google's library as far as the window uses it; it says what it was asked for. */
const library = (answer) => `
  globalThis.google = { accounts: { oauth2: {
    initTokenClient: (asked) => ({ requestAccessToken: () => asked.callback({ ...${JSON.stringify(answer)}, asked: document.title = asked.client_id + " " + asked.scope }) }),
    hasGrantedAllScopes: () => ${!answer.denied},
  } } };`;

const toGoogle = (visitor) => visitor.page.getByLabel("Requests go to").selectOption("google");

journey("the simulated Google needs no account, and says so on every place", async (visitor) => {
  for (const place of ["Plan", "Launch", "Jobs", "Dataset"]) {
    await visitor.goTo(place);
    await visitor.page.getByRole("banner").getByText("Simulated Google").waitFor();
  }
  await visitor.goTo("Launch");
  await visitor.sees("No account, no cost, nothing is sent.");
  await toGoogle(visitor);
  assert.equal(await visitor.page.getByRole("banner").getByText("Simulated Google").count(), 0);
  await visitor.page.reload();
  assert.equal(await visitor.page.getByLabel("Requests go to").inputValue(), "google");
});

journey("a pasted token is counted down, kept nowhere, and forgotten", async (visitor) => {
  await visitor.goTo("Launch");
  await toGoogle(visitor);
  const field = visitor.page.getByLabel("Access token");
  await visitor.button("Use this token").click();
  await visitor.sees("There is no token.");
  await field.fill("two words");
  await visitor.button("Use this token").click();
  assert.match(await visitor.describedBy(field), /no spaces/);
  await field.fill(`Bearer ${TOKEN}`);
  await field.press("Enter");
  await visitor.sees(/The token expires in (60|59) minutes at the latest/);
  assert.doesNotMatch(await leftBehind(visitor), /canary/);
  await visitor.goTo("Jobs");
  await visitor.sees("Signed in.");
  await visitor.button("Forget it").click();
  await visitor.sees("The token is forgotten.");
  assert.doesNotMatch(await leftBehind(visitor), /canary/);
  assert.deepEqual(visitor.requests.filter((request) => !request.startsWith(url)), []);
});

journey("a token is given back to Google alone", { complaints: [/403|Failed to load/] }, async (visitor) => {
  const bodies = [];
  await visitor.context.route("https://oauth2.googleapis.com/**", (route) => {
    bodies.push(`${route.request().method()} ${route.request().url()} ${route.request().postData()}`);
    const headers = { "access-control-allow-origin": "*" };
    return route.fulfill(bodies.length === 1 ? { status: 403, headers, body: "{}" } : { status: 200, headers, body: "{}" });
  });
  await visitor.goTo("Launch");
  await toGoogle(visitor);
  for (const said of ["Google did not confirm", "The token is revoked and forgotten."]) {
    await visitor.page.getByLabel("Access token").fill(TOKEN);
    await visitor.button("Use this token").click();
    await visitor.button("Revoke it").click();
    await visitor.sees(said);
  }
  assert.deepEqual(bodies, Array(2).fill(`POST https://oauth2.googleapis.com/revoke token=${TOKEN}`));
});

for (const [title, answer, seen] of [
  ["a token comes from Google's window", { access_token: TOKEN, expires_in: 1800 }, undefined],
  ["a refusal is said in Google's window", { error: "access_denied", error_description: "She said <b>no</b>." }, "She said <b>no</b>."],
  ["a permission that is not given is no token", { access_token: TOKEN, expires_in: 1800, denied: true }, "access_denied"],
]) {
  journey(title, async (visitor) => {
    await visitor.context.route("https://accounts.google.com/gsi/client", (route) =>
      route.fulfill({ contentType: "text/javascript", body: library(answer) }),
    );
    await visitor.goTo("Launch");
    await toGoogle(visitor);
    await visitor.page.getByText("Or sign in with Google").click();
    const open = visitor.button("Open Google's sign-in");
    await visitor.page.getByLabel("OAuth client ID").fill("GOCSPX-a-secret");
    await open.click();
    await visitor.sees("This is no client ID.");
    assert.doesNotMatch(await visitor.page.evaluate(() => JSON.stringify({ ...localStorage })), /GOCSPX/);
    await visitor.page.getByLabel("OAuth client ID").fill(CLIENT);
    await visitor.page.getByLabel("The token may be used to").selectOption({ label: "upload files only" });
    const [window] = await Promise.all([visitor.context.waitForEvent("page"), open.click()]);
    const go = window.getByRole("button", { name: "Continue to Google" });
    const closed = seen ? undefined : window.waitForEvent("close");
    await go.click();
    if (seen) {
      await window.getByText(seen).waitFor();
      assert.equal(await window.title(), `${CLIENT} https://www.googleapis.com/auth/devstorage.read_write`);
      assert.equal(await visitor.button("Forget it").count(), 0);
    } else {
      await closed;
      await visitor.sees(/The token expires in (30|29) minutes\./);
      assert.doesNotMatch(await leftBehind(visitor), /canary/);
    }
  });
}

journey("a window that was opened by a stranger gives nothing", async (visitor) => {
  await visitor.context.route("https://accounts.google.com/gsi/client", (route) =>
    route.fulfill({ contentType: "text/javascript", body: library({ access_token: TOKEN, expires_in: 9 }) }),
  );
  await visitor.page.goto(`${url}auth.html`);
  await visitor.page.getByText("by itself it does nothing").waitFor();
  const heard = await visitor.page.evaluate(async () => {
    // From the page's own origin, but not from whoever opened the window.
    const { port1, port2 } = new MessageChannel();
    const answered = new Promise((resolve) => ((port1.onmessage = () => resolve(true)), setTimeout(resolve, 500, false)));
    postMessage({ clientId: "1-a.apps.googleusercontent.com", scope: "s", language: "en", theme: "light" }, location.origin, [port2]);
    return answered;
  });
  assert.equal(heard, false);
  assert.equal(await visitor.page.getByRole("button").isDisabled(), true);
});
