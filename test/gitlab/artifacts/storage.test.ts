import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { ManualClock } from "../manual-clock.ts";
import { type StandIn, startStandIn } from "../stand-in.ts";
import type { Project } from "../world/rows.ts";

let clock: ManualClock;
let gitlab: StandIn;
let project: Project;
let headers: Readonly<Record<string, string>>;

beforeEach(async () => {
  clock = new ManualClock();
  gitlab = await startStandIn({ clock });
  project = gitlab.world.project({
    path: "group/app",
    storage: "redirect",
    ranges: true,
    members: { root: "owner" },
    ci: { jobs: [{ name: "build", artifacts: { "a.txt": "hello\n" } }] },
  });
  headers = { "PRIVATE-TOKEN": gitlab.world.accessToken(gitlab.world.user("root")) };
});

afterEach(async () => {
  await gitlab.close();
});

describe("archives in the object store", () => {
  it("are behind a redirect to another origin, under an address that needs no credential", async () => {
    const location = await locationOf("GET");

    const answer = await fetch(location);

    expect(new URL(location).origin).toBe(gitlab.storageUrl);
    expect(gitlab.storageUrl).not.toBe(new URL(gitlab.url).origin);
    expect(answer.status).toBe(200);
    expect(
      Buffer.from(await answer.arrayBuffer())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK");
  });

  it.each(["PRIVATE-TOKEN", "JOB-TOKEN", "Authorization", "Cookie"])(
    "are refused to a request that carries %s",
    async (name) => {
      const answer = await fetch(await locationOf("GET"), { headers: { [name]: "leaked" } });

      expect(answer.status).toBe(400);
      expect(await answer.text()).toContain(name.toLowerCase());
    },
  );

  it("are signed for one method", async () => {
    const forGet = await locationOf("GET");
    const forHead = await locationOf("HEAD");

    expect((await fetch(forGet, { method: "HEAD" })).status).toBe(403);
    expect((await fetch(forHead, { method: "HEAD" })).status).toBe(200);
  });

  it("are out of reach once the signature has expired or was changed", async () => {
    const location = await locationOf("GET");

    const forged = new URL(location);
    forged.searchParams.set("X-Amz-Signature", "0".repeat(64));
    const refused = await fetch(forged);
    clock.jump(600_000);
    const late = await fetch(location);

    expect(await refused.text()).toContain("SignatureDoesNotMatch");
    expect(await late.text()).toContain("Request has expired");
    expect([refused.status, late.status]).toEqual([403, 403]);
  });

  it("can be fetched in parts where ranges are on", async () => {
    const location = await locationOf("GET");
    const whole = Buffer.from(await (await fetch(location)).arrayBuffer());

    const part = await fetch(location, { headers: { Range: "bytes=4-9" } });
    const beyond = await fetch(location, { headers: { Range: "bytes=99999-" } });

    expect(part.status).toBe(206);
    expect(part.headers.get("content-range")).toBe(`bytes 4-9/${whole.length}`);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(4, 10));
    expect(beyond.status).toBe(416);
  });

  it("come whole where ranges are off", async () => {
    project.ranges = false;

    const answer = await fetch(await locationOf("GET"), { headers: { Range: "bytes=0-3" } });

    expect(answer.status).toBe(200);
  });
});

async function locationOf(method: "GET" | "HEAD"): Promise<string> {
  const [job] = gitlab.world.pipeline(project).jobs;
  const url = `${gitlab.url}/api/v4/projects/${project.id}/jobs/${job?.id}/artifacts`;
  const answer = await fetch(url, { method, headers, redirect: "manual" });
  expect(answer.status).toBe(302);
  return answer.headers.get("location") ?? "";
}
