import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { buildOrder } from "../../../relay/deliveries/build-trigger.ts";
import type { TriggerConfig } from "../../../relay/model/route-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { sha256Hex } from "../../../shared/webhooks/sha256.ts";
import { type StandIn, startStandIn } from "../../gitlab/stand-in.ts";
import type { Project } from "../../gitlab/world/rows.ts";
import { aRoute } from "../support/a-config.ts";
import { anEvent } from "../support/an-event.ts";
import { bytesOf, payload } from "../support/payloads.ts";

let gitlab: StandIn;
let project: Project;
let token: Secret;

beforeAll(async () => {
  gitlab = await startStandIn();
  const owner = gitlab.world.user("deployer");
  project = gitlab.world.project({ path: "group/deploy", branches: ["main"], members: { deployer: "maintainer" } });
  token = new Secret(gitlab.world.triggerToken(project, owner).token);
});

afterAll(() => gitlab.close());

/** What the pipeline of a delivery with this payload finds: its variables, and the text of its $TRIGGER_PAYLOAD. */
async function arrived(body: unknown, trigger: Partial<TriggerConfig>) {
  const event = anEvent(body);
  const call = buildOrder(
    { event, delivery: { id: "delivery-1", changeIndex: 0, refIndex: 0 } },
    aRoute({ trigger: { token, ...trigger } }),
  );
  const url = `${gitlab.url}/api/v4/projects/group%2Fdeploy/ref/${encodeURIComponent(call.ref)}/trigger/pipeline`;
  const response = await fetch(url, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: call.body,
  });
  expect(response.status).toBe(201);
  const pipeline = gitlab.world.pipelines(project).at(-1);
  const variables = Object.fromEntries((pipeline?.variables ?? []).map(({ key, value }) => [key, value]));
  const { TRIGGER_PAYLOAD: file = "", ...others } = variables;
  return { variables: others, file, payload: JSON.parse(file) as Record<string, unknown>, ref: pipeline?.ref };
}

/** Everything a payload could turn against GitLab's own parameters. */
const HOSTILE = {
  ref: "refs/heads/theirs",
  id: 7,
  token: "theirs",
  variables: { INJECTED: "1", NUMBER: 1 },
  inputs: { environment: "production" },
  job_token: "theirs",
  private_token: "theirs",
  sudo: "root",
};

/** Payloads that would choose for us what GitLab does, each as it is spelled. */
const ATTACKS = {
  "escaped keys": String.raw`{"\u0074oken":"theirs","r\u0065f":"refs/heads/theirs","variabl\u0065s":{"INJECTED":"1"}}`,
  "keys written twice": `{"ref":"x","ref":"theirs","token":"a","token":"b","variables":{},"variables":{"INJECTED":"1"}}`,
  prototypes: `{"__proto__":{"ref":"theirs","token":"t"},"constructor":{"prototype":{"variables":{"INJECTED":"1"}}}}`,
  "keys as forms spell them": `{"variables[INJECTED]":"1","variables[][key]":"INJECTED","inputs[environment]":"x","ref[]":"theirs"}`,
  "keys of ours": `{"payload":"theirs","payload_sha256":"theirs","payload_encoding":"x","payload_overridden":{"ref":"theirs"}}`,
  "keys in another case": `{"Token":"theirs","REF":"theirs"," ref":"theirs","ref ":"theirs","Variables":{"INJECTED":"1"}}`,
  "other sign-ins": `{"access_token":"theirs","private_token":"theirs","job_token":"theirs","sudo":"root","_method":"DELETE"}`,
  "huge numbers": `{"id":123456789012345678901234567890,"project_id":1e999,"sudo":-0}`,
  "half a character": String.raw`{"ref":"\ud83d","deep":{"er":"\udca5"}}`,
  "variables of GitLab's own": `{"variables":{"TRIGGER_PAYLOAD":"theirs","SLUICE_DELIVERY":"theirs","CI_JOB_TOKEN":"theirs"}}`,
  "a list": `[{"ref":"theirs","token":"theirs"}]`,
  "a text": `"ref"`,
} as const;

describe.each(Object.entries(ATTACKS))("a payload with %s", (_, attack) => {
  it.each(["object", "text", "merged", "none"] as const)("changes nothing of ours in mode %s", async (mode) => {
    const { variables, ref, payload } = await arrived(attack, { payload: mode, variables: { OURS: "1" } });

    expect(ref).toBe("main");
    expect(Object.keys(variables).filter((key) => !key.startsWith("SLUICE_"))).toEqual(["OURS"]);
    expect(variables["SLUICE_DELIVERY"]).toBe("delivery-1");
    expect(payload["ref"]).toBe("main");
    expect(payload["id"]).toBe("group/deploy");
    const theirs = ["inputs", "token", "job_token", "private_token", "access_token", "sudo"];
    expect(Object.keys(payload).filter((key) => theirs.includes(key))).toEqual([]);
  });
});

describe("in the triggered pipeline", () => {
  it.each(["object", "text", "merged", "none"] as const)(
    "a payload with GitLab's own names (%s) changes nothing of ours",
    async (mode) => {
      const { variables, ref, payload } = await arrived(HOSTILE, { payload: mode });

      expect(ref).toBe("main");
      expect(Object.keys(variables).filter((key) => !key.startsWith("SLUICE_"))).toEqual([]);
      expect(payload).toMatchObject({ ref: "main", variables });
      expect(payload).not.toHaveProperty("inputs");
      expect(payload).not.toHaveProperty("job_token");
    },
  );

  it("loses nothing of the original's own names: object has all of them under .payload", async () => {
    expect((await arrived(HOSTILE, { payload: "object" })).payload["payload"]).toEqual(HOSTILE);
  });

  it("loses nothing of the original's own names: merged has them under .payload_overridden", async () => {
    const { payload } = await arrived({ ...HOSTILE, before: "x" }, { payload: "merged" });

    expect(payload).toMatchObject({ before: "x", payload_overridden: HOSTILE });
  });

  it("in mode text the original's bytes can be had again, and their digest checked", async () => {
    const original = payload("github-push.json");

    const { payload: file } = await arrived(original, { payload: "text" });

    expect(bytesOf(file["payload"])).toEqual(original);
    expect(sha256Hex(bytesOf(file["payload"]))).toBe(file["payload_sha256"]);
  });

  it("with facts: none and payload: none nothing is sent but token, ref and the delivery's mark, for projects that forbid variables", async () => {
    const { variables, payload } = await arrived(HOSTILE, { payload: "none", facts: "none" });

    expect(variables).toEqual({});
    expect(payload).toEqual({
      ref: "main",
      id: "group/deploy",
      sluice: { delivery: expect.any(String) },
      variables: {},
    });
  });
});
