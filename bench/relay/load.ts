// Signed GitHub pushes over kept connections, as fast as they are answered: `node load.ts URL CONNECTIONS MS BYTES FIRST [MOST]`.
//
// Written to the socket by hand: an HTTP client costs more than the server it measures.
import { createHmac } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "node:net";
import { join } from "node:path";

const [url = "", connections = "64", ms = "3000", sizeBytes = "10000", first = "0", most = "Infinity"] =
  process.argv.slice(2);
const { hostname, port } = new URL(url);
const secret = process.env["HOOK_SECRET"] ?? "";
const DIGITS = 40;
const beganAt = performance.now();
const endAt = beganAt + Number(ms);
const latencies: number[] = [];
const refused = new Map<string, number>();
let n = Number(first);

/** One push; no two have the same commit, id or signature. */
const { head, body, commitAt, idAt, signatureAt } = template();

await Promise.all(Array.from({ length: Number(connections) }, sender));
latencies.sort((a, b) => a - b);
console.log(
  JSON.stringify({
    answers: latencies.length,
    tookMs: performance.now() - beganAt,
    p50Ms: latencies[Math.floor(latencies.length * 0.5)],
    p99Ms: latencies[Math.floor(latencies.length * 0.99)],
    refused: Object.fromEntries(refused),
    next: n,
  }),
);

async function sender(): Promise<void> {
  const socket = connect(Number(port), hostname);
  const ended = Promise.withResolvers<void>();
  let beganMs = 0;
  const send = () => {
    if (performance.now() >= endAt || n - Number(first) >= Number(most)) {
      socket.end();
      ended.resolve();
      return;
    }
    beganMs = performance.now();
    socket.write(nextPush());
  };
  let received = "";
  socket.setNoDelay(true).setEncoding("latin1");
  socket.on("data", (text: string) => {
    received += text;
    const bodyAt = received.indexOf("\r\n\r\n") + 4;
    const length = /content-length: (\d+)/i.exec(received)?.[1];
    if (bodyAt < 4 || length === undefined || received.length < bodyAt + Number(length)) return;
    latencies.push(performance.now() - beganMs);
    const status = received.slice(9, 12);
    if (status !== "202") refused.set(status, (refused.get(status) ?? 0) + 1);
    received = "";
    send();
  });
  socket.on("connect", send);
  socket.on("error", ended.reject);
  await ended.promise;
}

function nextPush(): Buffer {
  n += 1;
  const id = n.toString(16).padStart(DIGITS, "0");
  body.write(id, commitAt, "latin1");
  head.write(id, idAt, "latin1");
  head.write(createHmac("sha256", secret).update(body).digest("hex"), signatureAt, "latin1");
  return Buffer.concat([head, body]);
}

function template() {
  const text = readFileSync(join(import.meta.dirname, "../../test/fixtures/webhooks/github-push.json"), "utf8");
  const commit = "c".repeat(DIGITS);
  const push = { ...(JSON.parse(text) as { commits: object[] }), after: commit };
  const [one = {}] = push.commits;
  const room = Number(sizeBytes) - Buffer.byteLength(JSON.stringify(push));
  const message = "what was changed, and why. ".repeat(Math.ceil(room / 27)).slice(0, Math.max(0, room - 10));
  const body = Buffer.from(JSON.stringify({ ...push, commits: [{ ...one, message }, ...push.commits.slice(1)] }));
  const zeros = "0".repeat(64);
  const head = Buffer.from(
    `POST /hooks/forge HTTP/1.1\r\nHost: relay\r\nContent-Type: application/json\r\nUser-Agent: GitHub-Hookshot/044aadd\r\nX-GitHub-Event: push\r\nX-GitHub-Hook-ID: 1\r\nX-GitHub-Delivery: ${"0".repeat(DIGITS)}\r\nX-Hub-Signature-256: sha256=${zeros}\r\nContent-Length: ${body.length}\r\n\r\n`,
  );
  return {
    head,
    body,
    commitAt: body.indexOf(`"after":"${commit}`) + '"after":"'.length,
    idAt: head.indexOf("X-GitHub-Delivery: ") + "X-GitHub-Delivery: ".length,
    signatureAt: head.indexOf("sha256=") + "sha256=".length,
  };
}
