// What a careless console.log, a debugger's dump or an error report would show of what holds secrets.
import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { parseInputs } from "../action/inputs/parse.ts";
import { examine } from "./action/orchestrate/file/examining.ts";
import { load } from "./relay/support/loading.ts";
import { leaksIn } from "./support/leaks.ts";

const FILE = "file-canary-2e7b-0123456789";
const KEY = `whsec_${Buffer.from("signing-canary-0123456789").toString("base64")}`;
const ENV = { A: "env-canary-8c1d-0123456789", KEY };

/** Every way a value is shown whole. */
const shown = (value: unknown) => ({
  "what inspect shows": inspect(value, { depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true }),
  "what is made JSON": JSON.stringify(value, (_key, one: unknown) => (one instanceof Map ? [...one] : one)) ?? "",
  "what a string is made of": String(value),
});

const RELAY = `
store: { url: "postgres://sluice@db.example.com/sluice", password: { env: A } }
gitlab: { main: { url: "https://gitlab.example.com", access-token: { env: A } } }
sources:
  hub: { kind: github, secrets: [{ env: A }, { file: secret }], api: { token: { file: secret } } }
  lab: { kind: gitlab, secrets: [{ env: A }], signing-tokens: [{ env: KEY }] }
  std: { kind: standard-webhooks, secrets: [{ env: KEY }], defaults: { ref: main, repository: acme/app } }
  box: { kind: bitbucket-datacenter, secrets: [{ env: A }], api: { url: "https://box.example.com", username: u, token: { env: A } } }
routes:
  - { name: app, from: hub, trigger: { gitlab: main, project: group/app, ref: main, token: { env: A } } }
schedules:
  - { name: nightly, cron: "0 3 * * *", trigger: { gitlab: main, project: group/app, ref: main, token: { file: secret } } }
drop-in: { gitlab: main, tokens: [{ env: A }] }
admin: { tokens: [{ env: A }], read-tokens: [{ file: secret }] }
`;

describe("nothing shows a secret by being inspected:", () => {
  it("the configuration of a relay", () => {
    const config = load(RELAY, { "/etc/sluice/secret": `${FILE}\n` }, ENV);

    expect(inspect(config, { depth: 9 }).match(/\*\*\*/g)?.length).toBeGreaterThanOrEqual(14);
    expect(leaksIn(shown(config), { FILE, ...ENV })).toEqual([]);
  });

  it("the inputs of a step", async () => {
    const tokens = ["trigger-token", "access-token", "job-token", "oauth-token"] as const;
    const raw = {
      project: "group/app",
      ref: "main",

      ...Object.fromEntries(tokens.map((name) => [name, ENV.A])),
    };

    const inputs = await parseInputs(raw, {});

    expect(inspect(inputs, { depth: 9 }).match(/\*\*\*/g)?.length).toBeGreaterThanOrEqual(3);
    expect(leaksIn(shown(inputs), ENV)).toEqual([]);
  });

  it("a graph", async () => {
    const text = `gitlab: { main: { url: "https://gitlab.example.com", access-token: { env: A } } }
pipelines:
  libs: { project: group/libs, ref: main, trigger-token: { file: secret } }
`;
    const { graph, problems } = await examine(text, ENV, { "/job/secret": FILE });

    expect(problems).toEqual([]);
    expect(inspect(graph, { depth: 9 })).toContain("group/libs");
    expect(leaksIn(shown(graph), { FILE, ...ENV })).toEqual([]);
  });
});
