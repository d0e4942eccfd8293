import { afterEach, beforeEach, expect, it } from "vitest";
import { everySecret } from "../../../relay/wiring/every-secret.ts";
import { OPERATIONS, type Operation } from "../../../shared/relay-api/operations.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { aConfig, aGitHubSource, aRoute } from "../support/a-config.ts";
import { payload } from "../support/payloads.ts";
import { GITHUB_SECRET } from "../support/sending.ts";
import { type AdminLab, anAdmin, openAdminLab } from "./admin-lab.ts";

let lab: AdminLab;
beforeEach(async () => {
  lab = await openAdminLab(FULL_OF_SECRETS);
});
afterEach(async () => {
  await lab.close();
});

const trigger = { ...aRoute().trigger, token: new Secret("canary-trigger-token-1") };

/** A configuration with a canary wherever a secret may stand. */
const FULL_OF_SECRETS = {
  gitlab: new Map([
    ["main", { name: "main", url: "https://gitlab.example.com", accessToken: new Secret("canary-access-token-2") }],
  ]),
  sources: new Map([
    [
      "hub",
      aGitHubSource({
        secrets: [GITHUB_SECRET, new Secret("canary-webhook-secret-3")],
        api: { url: "https://api.github.com", token: new Secret("canary-forge-token-4") },
      }),
    ],
  ]),
  routes: [aRoute({ trigger })],
  schedules: [
    {
      name: "nightly",
      cron: "0 3 * * *",
      timeZone: "UTC",
      missed: "skip",
      trigger: { ...trigger, token: new Secret("canary-schedule-token-5") },
      onAmbiguous: "hold",
      order: "any",
    },
  ],
  dropIn: { gitlab: "main", tokens: [new Secret("canary-drop-in-token-6")], maxBodyBytes: 1_000, marker: true },
  admin: anAdmin(),
} as const;

it("no answer and no header of any operation holds a secret, nor does what is told about requests", async () => {
  const secrets = everySecret(aConfig(FULL_OF_SECRETS)).map((secret) => secret.reveal());
  const { event, delivery } = await lab.push("one");
  await lab.settle("dead");
  await lab.send("ping", payload("github-ping.json"), {
    authorization: "Bearer canary-of-a-header-7",
    cookie: "session=canary-of-a-header-7",
    "x-gitlab-token": "canary-of-a-header-7",
  });
  const heard: string[] = [];

  for (const { method, path } of Object.values<Operation>(OPERATIONS)) {
    const id = path.startsWith("/api/events") ? event : delivery;
    const body = path === "/api/redeliveries" ? { filter: { state: ["dead"] } } : {};
    const asked = path.replace("{id}", id);
    const answer = method === "post" ? await lab.post(asked, body) : await lab.ask(asked);
    heard.push(`${path} ${answer.text} ${JSON.stringify([...answer.headers])}`);
  }
  for (const query of ["", "?source=hub", "?token=x"]) heard.push((await lab.ask(`/api/events${query}`)).text);
  heard.push((await lab.ask("/api/openapi.json")).text, JSON.stringify(lab.signals));

  expect(heard.every((text) => text.length > 2)).toBe(true);
  expect(secrets.length).toBeGreaterThan(8);
  for (const secret of [...secrets, "canary"]) expect(heard.filter((text) => text.includes(secret))).toEqual([]);
});
