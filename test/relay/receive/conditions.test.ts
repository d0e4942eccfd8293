import { describe, expect, it } from "vitest";
import type { RouteConditions } from "../../../relay/model/route-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { hubSignature } from "../../../shared/webhooks/hub-signature.ts";
import { aConfig, aRoute } from "../support/a-config.ts";
import { anApp } from "../support/an-app.ts";
import { load } from "../support/loading.ts";
import { bytesOf, payload, payloadJson } from "../support/payloads.ts";
import { githubHeaders } from "../support/sending.ts";

const { head_commit: HEAD } = payloadJson("github-push.json");
const SKIPPED = { ...Object(HEAD), message: "x [skip ci]" } as object;
const SKIPPING = { head_commit: SKIPPED, commits: [SKIPPED] };

/** Sends a GitHub push that differs so to a relay whose one route has these conditions. */
async function pushed(when: Partial<RouteConditions>, differences: object = {}) {
  const { send, logged, store } = anApp({ routes: [aRoute({ when })] });
  const body = bytesOf({ ...payloadJson("github-push.json"), ...differences });
  const { status, json } = await send("/hooks/hub", body, githubHeaders(body));
  return { status, json, logged, store };
}

describe("a received push", () => {
  it("goes along where its paths may match, and the answer and the log say maybe and why", async () => {
    const { status, json, logged } = await pushed({ paths: ["nowhere/**"] }, { forced: true });

    const why = expect.stringMatching(/^the sender lists 5 paths and perhaps not all/) as string;
    expect(status).toBe(202);
    expect(json).toMatchObject({ deliveries: [expect.any(String)], maybe: [{ route: "app-to-deploy", why }] });
    expect(logged).toContainEqual(
      expect.stringMatching(/^info Route matches, maybe .*"route":"app-to-deploy".*perhaps not all/),
    );
  });

  it.each([
    [{ paths: ["nowhere/**"] }, {}, /^none of the 5 paths it touches matches "nowhere\/\*\*"$/],
    [{ skipCi: true }, SKIPPING, /^its commit message asks for no pipeline: "x \[skip ci\]"$/],
    [{ skipCi: false }, SKIPPING, /^matches$/],
    [{ sender: ["coyote"] }, {}, /^"road-runner" pushed, who does not match/],
    [{ defaultBranch: false }, {}, /^"main" is the default branch$/],
    [{ expression: "payload.absent" }, {}, /^its expression fails on this event: no such key: absent$/],
    [{ expression: "payload.repository.id == 1" }, {}, /^its expression is false: /],
    [{ expression: "payload.repository.private && headers['x-github-event'] == 'push'" }, {}, /^matches$/],
  ] as const)("with %j is judged by what it says", async (when, differences, answer) => {
    const { status, json, store } = await pushed(when, differences);

    const [route] = (json["routes"] ?? []) as { why: string }[];
    expect(route?.why ?? "matches").toMatch(answer);
    expect(status).toBe(route === undefined ? 202 : 200);
    expect(store.deliveries).toHaveLength(route === undefined ? 1 : 0);
  });

  it("of several changes is judged change by change, and each reason names its ref", async () => {
    const { sources, routes } = load(
      "gitlab: { main: { url: 'https://gitlab.example.com' } }\n" +
        "sources: { bb: { kind: bitbucket-cloud, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] } }\n" +
        "routes: [{ name: r, from: bb, when: { branches: [nothing], tags: [nothing] }, trigger: { gitlab: main, project: g/d, ref: main, token: { env: DEPLOY_TRIGGER_TOKEN } } }]",
    );
    const { send } = anApp(aConfig({ sources, routes }));
    const body = payload("bitbucket-cloud-push-many.json");

    const headers = {
      "content-type": "application/json",
      "x-event-key": "repo:push",
      "x-hub-signature": hubSignature(new Secret("github-webhook-secret"), body),
    };

    const { status, json } = await send("/hooks/bb", body, headers);

    expect(status).toBe(200);
    expect(json["routes"]).toEqual([
      { route: "r", ref: "refs/heads/main", why: 'branch "main" does not match "nothing"' },
      { route: "r", ref: "refs/heads/feature/slingshot", why: 'branch "feature/slingshot" does not match "nothing"' },
      { route: "r", ref: "refs/heads/wip/{x}-$HOME", why: 'branch "wip/{x}-$HOME" does not match "nothing"' },
      { route: "r", ref: "refs/heads/old/idea", why: 'branch "old/idea" does not match "nothing"' },
      { route: "r", ref: "refs/tags/v1.4.0", why: 'tag "v1.4.0" does not match "nothing"' },
    ]);
  });
});
