/**
 * The one script of the dashboard: reads the page it is on again whenever the relay says that something has happened, and takes over
 * its parts.
 *
 * What is in use stays: unfolded details, the focus, and a part that is being typed in. A page that is not in view waits.
 */
export const SCRIPT = String.raw`const here = document.querySelector("script[data-live]");
const shown = new Map();
const status = document.getElementById("live");
const RETRY_MS = 5000;
const REST_MS = 1000;
let source, reading = false, again = false, asleep = false, lost = false, signedOut = false;

function tell(text) {
  if (status.textContent !== text) status.textContent = text;
}

function take(next) {
  for (const part of document.querySelectorAll("[data-part]")) {
    const fresh = next.getElementById(part.id);
    if (!fresh || fresh.innerHTML === shown.get(part.id)) continue;
    const was = fresh.innerHTML;
    const focused = part.contains(document.activeElement) ? document.activeElement : undefined;
    if (focused && focused.matches("input, select, textarea")) continue;
    const open = new Set([...part.querySelectorAll("details[open][id]")].map((one) => one.id));
    const at = focused ? [...part.querySelectorAll("a, button, summary, [tabindex]")].indexOf(focused) : -1;
    const address = focused?.getAttribute("href");
    for (const one of fresh.querySelectorAll("details[id]")) if (open.has(one.id)) one.open = true;
    part.replaceChildren(...document.importNode(fresh, true).childNodes);
    shown.set(part.id, was);
    if (!focused) continue;
    const all = [...part.querySelectorAll("a, button, summary, [tabindex]")];
    const same = address ? all.find((one) => one.getAttribute("href") === address) : all[at];
    (same ?? all[at])?.focus({ preventScroll: true });
  }
}

async function read() {
  if (document.hidden) { asleep = true; return; }
  if (reading) { again = true; return; }
  reading = true;
  try {
    const answer = await fetch(location.href, { redirect: "manual", cache: "no-store" });
    if (answer.ok) take(new DOMParser().parseFromString(await answer.text(), "text/html"));
    if (answer.type === "opaqueredirect") {
      signedOut = true;
      source.close();
      tell("You are signed out; reload the page to sign in.");
    }
  } catch {
    // The stream tells when the relay is back.
  }
  setTimeout(() => {
    reading = false;
    if (again && !signedOut) { again = false; void read(); }
  }, REST_MS);
}

function listen() {
  if (signedOut) return;
  source = new EventSource(here.dataset.live);
  source.addEventListener("open", () => { tell(lost ? "Live again." : "Live."); if (lost) void read(); lost = false; });
  source.addEventListener("moved", () => void read());
  source.addEventListener("error", () => {
    if (signedOut) return;
    lost = true;
    const refused = source.readyState === EventSource.CLOSED;
    tell(refused ? "Not live now; what you see may be old." : "The connection is lost; what you see may be old.");
    if (refused) setTimeout(() => read().then(listen), RETRY_MS);
  });
}

document.addEventListener("visibilitychange", () => {
  if (document.hidden || !asleep) return;
  asleep = false;
  void read();
});
addEventListener("pagehide", () => source.close());
addEventListener("pageshow", (event) => { if (event.persisted) { listen(); void read(); } });
listen();
`;
