// Signs in with Google Identity Services, in a window of its own. The page that opened the window sends
// a port; what Google answers goes back through it and stays nowhere.
//
// Google's reference: https://developers.google.com/identity/oauth2/web/reference/js-reference

const LIBRARY = "https://accounts.google.com/gsi/client";

const show = (id) => (document.getElementById(id).hidden = false);
const hideAll = () => document.querySelectorAll("#news > p").forEach((it) => (it.hidden = true));

/** The page that opened this window, and what it wants: once, and from our own origin alone. */
function asked() {
  return new Promise((resolve) => {
    addEventListener("message", function hear({ origin, source, data, ports }) {
      if (origin !== location.origin || source !== opener || ports.length !== 1) return;
      removeEventListener("message", hear);
      resolve({ ...data, port: ports[0] });
    });
    opener.postMessage("tuneup-sign-in", location.origin);
  });
}

/** Google's library, as a script: it has no other form. */
function library() {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    Object.assign(script, { src: LIBRARY, async: true, onload: resolve, onerror: reject });
    document.head.append(script);
  });
}

async function signIn() {
  if (!opener) return show("alone");
  const { clientId, scope, language, theme, port } = await asked();
  document.documentElement.lang = language;
  document.documentElement.dataset.theme = theme;
  const refused = (reason) => {
    document.getElementById("reason").textContent = reason;
    hideAll();
    show("refused");
  };
  try {
    await library();
  } catch {
    return show("blocked");
  }
  const { oauth2 } = google.accounts;
  const client = oauth2.initTokenClient({
    client_id: clientId,
    scope,
    callback(answer) {
      if (answer.error) return refused(answer.error_description ?? answer.error);
      // A person may sign in and still not allow what was asked for.
      if (!oauth2.hasGrantedAllScopes(answer, ...scope.split(" "))) return refused("access_denied");
      port.postMessage({ token: answer.access_token, seconds: Number(answer.expires_in) });
      close();
    },
    error_callback: ({ type, message }) => refused(message ?? type),
  });
  const go = document.getElementById("go");
  go.addEventListener("click", () => {
    hideAll();
    client.requestAccessToken();
  });
  go.disabled = false;
  go.focus();
}

signIn();
