import { jsonMembers } from "../../../relay/deliveries/json-members.ts";
import { readCall } from "../../../relay/drop-in/read-call.ts";
import { sourceOf } from "../../../relay/sources/source-of.ts";
import { isRefName } from "../../../shared/text/ref-name.ts";
import { decodeJson } from "../../../shared/webhooks/decode-json.ts";
import { jsonPayload } from "../../../shared/webhooks/json-payload.ts";
import { atPointer, pointerFault } from "../../../shared/webhooks/json-pointer.ts";
import { SENDERS, type Sender } from "../../relay/support/senders.ts";
import { holds, PARTED, parts, type Target } from "../target.ts";

const NOW = new Date("2026-11-22T12:00:00Z");
const SHA = "0123456789abcdef0123456789abcdef01234567";

/** A request as text: a header to each line, and the body. */
function requestText({ request, push }: Sender): string {
  const body = Buffer.from(push).toString("utf8");
  const headers = Object.entries(request(push, NOW).headers).map(([name, value]) => `${name}: ${value}`);
  return headers.join("\n") + PARTED + body;
}

function headersOf(text: string): Record<string, string> {
  return Object.fromEntries(
    text.split("\n").map((line) => {
      const at = line.indexOf(": ");
      return at < 0 ? [line.toLowerCase(), ""] : [line.slice(0, at).toLowerCase(), line.slice(at + 2)];
    }),
  );
}

/** One for each way of sending: proofs are believed only over exactly what was sent, and what is read is whole. */
const SOURCES = SENDERS.map((sender): Target => {
  const source = sourceOf(sender.source);
  const sent = requestText(sender);
  const genuine = sender.request(sender.push, NOW);
  return {
    name: `webhook-${sender.name}`,
    promise: "is read whole or not at all, and is authentic only with the bytes that were signed",
    seeds: [sent, `${sent.split(PARTED)[0]}${PARTED}{}`],
    words: [
      "sha256=",
      "v1,",
      "v1a,",
      "Basic ",
      "Bearer ",
      ": ",
      "\n",
      SHA,
      "0".repeat(40),
      "refs/heads/",
      "refs/tags/",
      "push",
      '"ref":',
      "{",
      "[",
      "null",
    ],
    check(input) {
      const at = input.indexOf(PARTED);
      const headers = headersOf(input.subarray(0, at < 0 ? 0 : at).toString("utf8"));
      const body = at < 0 ? input : input.subarray(at + PARTED.length);
      const { kind } = source.verify(headers, body, NOW);
      if (kind === "authentic" && sender.proof.ofBody)
        holds(body.equals(genuine.body), () => "takes for proved what nobody signed");
      const decoded = decodeJson(jsonPayload(headers["content-type"], body) ?? body);
      const payload = decoded.kind === "json" ? decoded.value : undefined;
      const reading = source.read(headers, payload);
      if (reading.kind === "push")
        for (const { ref, after } of reading.changes)
          holds(isRefName(ref) && /^[0-9a-f]{40}(?:[0-9a-f]{24})?$/.test(after), () => `reads ${ref} at ${after}`);
      holds(source.identify(headers, "digest", payload).type !== "", () => "names no type");
    },
  };
});

/** What the relay is sent. */
export const SENT: readonly Target[] = [
  ...SOURCES,
  {
    name: "json-bytes",
    promise: "is no JSON, or the JSON that JSON.parse reads, whose members are its text without the commas",
    seeds: [
      '{"a": [1, {"b": "c\\"}"}], "\\u0074oken": null}',
      "[".repeat(600),
      '\ufeff{"a":1}',
      '{"a":1,"a":2}',
      "12345678901234567890",
    ],
    words: ["{", "}", "[", "]", '"', ",", ":", "\\", "\\u0041", "1e9", "true", " "],
    check(input) {
      const decoded = decodeJson(input);
      if (decoded.kind === "not-json" || !decoded.utf8 || input[0] === 0xef) return;
      const text = input.toString("utf8");
      const members = jsonMembers(text);
      if (members === undefined) return;
      const again: unknown = JSON.parse(`{${members.map((member) => member.text).join(",")}}`);
      holds(JSON.stringify(again) === JSON.stringify(JSON.parse(text)), () => "is another object by its members");
    },
  },
  {
    name: "json-pointer",
    promise: "is refused in words, or leads to a value of the document itself and never to one it inherits",
    seeds: ['/a/0/b\n--\n{"a":[{"b":1}]}', "/~01~1", "/a/-", "/__proto__/x\n--\n{}"],
    words: ["/", "~0", "~1", "~", "-1", "0", "00", "length", "__proto__", "constructor", PARTED],
    check(input) {
      const part = parts(input);
      if (pointerFault(part(0)) !== undefined) return;
      const decoded = decodeJson(Buffer.from(part(1)));
      const found = atPointer(decoded.kind === "json" ? decoded.value : {}, part(0));
      holds(typeof found !== "function", () => "leads to a function");
    },
  },
  {
    name: "trigger-call",
    promise: "is a call for a ref that git allows, or refused as GitLab would refuse it",
    seeds: [
      `application/x-www-form-urlencoded\nref=main&token=glptt-1&variables[A]=b${PARTED}token=glptt-0&ref=dev`,
      `application/json\n${PARTED}{"token":"glptt-0","ref":"main","variables":{"A":"b"},"inputs":{"x":[1]}}`,
      `multipart/form-data; boundary=x\n${PARTED}--x\r\nContent-Disposition: form-data; name="token"\r\n\r\nglptt-0\r\n--x--\r\n`,
    ],
    words: [
      "variables[A]",
      "[",
      "]",
      "&",
      "=",
      "%5B",
      "token",
      "ref",
      "--x",
      "\r\n",
      "variables[__proto__]",
      "variables[][key]",
    ],
    async check(input) {
      const text = input.toString("latin1");
      const at = text.indexOf(PARTED);
      const [contentType = "", query = ""] = text.slice(0, at < 0 ? 0 : at).split("\n");
      const body = at < 0 ? input : input.subarray(at + PARTED.length);
      const read = await readCall({
        project: "group/app",
        ref: undefined,
        query,
        contentType,
        body,
        gitlabEvent: undefined,
      });
      if (read.kind === "call") holds(read.token !== "" && read.ref !== "", () => "lacks its token or ref");
      else holds(read.status >= 400 && read.status < 500, () => `is refused with ${read.status}`);
    },
  },
];
