import { afterEach, beforeEach, describe, expect, it } from "vitest";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { until } from "../support/until.ts";
import { type Answer, githubPush, RelayHome, route } from "./relay-home.ts";

const TOKEN = "admin-canary-0123456789";
const ADMIN = "tokens: [{ env: ADMIN_TOKEN }]";

let home: RelayHome;
let relay: RunningRelay;
let cookie: string;

beforeEach(async () => {
  home = await RelayHome.create({ admin: ADMIN, routes: [route("app").replace("group/deploy", "group/moved")] });
  relay = await home.start({ ...home.env, ADMIN_TOKEN: TOKEN });
  const signedIn = await submit("/dashboard/sign-in", { token: TOKEN });
  cookie = (signedIn.headers.get("set-cookie") ?? "").split(";")[0] ?? "";
});

afterEach(async () => {
  await relay.close();
  await home.dispose();
});

async function submit(path: string, fields: Record<string, string>): Promise<Response> {
  const headers = { "sec-fetch-site": "same-origin", ...(cookie === undefined ? {} : { cookie }) };
  return await fetch(`${relay.url}${path}`, {
    method: "POST",
    redirect: "manual",
    headers,
    body: new URLSearchParams(fields),
  });
}

async function read(path: string): Promise<string> {
  return await (await fetch(`${relay.url}${path}`, { headers: { cookie } })).text();
}

/** Opens the page that asks, and sends its form; where it leads. */
async function confirm(path: string): Promise<string> {
  const csrf = /name="csrf" value="([^"]+)"/.exec(await read(path))?.[1] ?? "";
  return (await submit(path, { csrf })).headers.get("location") ?? "";
}

describe("an operator at the dashboard of a running relay", () => {
  it("finds why a push started no pipeline, corrects the route, redelivers it, and sees the pipeline's status", async () => {
    const pushed = (await (await fetch(`${relay.url}/hooks/forge`, githubPush(1))).json()) as Answer;
    const [delivery = ""] = pushed.deliveries;
    await until(async () => (await home.look((store) => store.backlog())).dead === 1);

    expect(await read("/dashboard")).toContain("1 delivery waits for a person");
    const page = await read(`/dashboard/deliveries/${delivery}`);
    expect(page).toContain("group/moved");
    expect(page).toContain("HTTP 404");

    home.configure({ admin: ADMIN });
    relay.reload();
    const again = await confirm(`/dashboard/deliveries/${delivery}/redeliver`);
    await until(async () => (await home.look((store) => store.backlog())).delivered === 1);

    const [pipeline] = home.pipelines();
    expect(await read(again)).toContain(`>#${pipeline?.id}</a>`);
    expect(await read("/dashboard")).toContain("1 delivery waits for a person");
    expect(home.logged.find(({ message }) => /by hand/i.test(message))?.fields).toMatchObject({ to: delivery });
  });

  it("has pages told of what happens, and the relay ends although they are", async () => {
    const stream = await fetch(`${relay.url}/dashboard/live`, { headers: { cookie } });
    expect(stream.headers.get("content-type")).toMatch(/^text\/event-stream/);
    // Kept, it would keep the relay from ending for as long as a browser likes.
    expect(stream.headers.get("connection")).toBe("close");
    let told = "";
    const over = (async () => {
      for await (const chunk of stream.body ?? []) told += Buffer.from(chunk).toString("utf8");
    })();

    await fetch(`${relay.url}/hooks/forge`, githubPush(1));
    await until(() => told.includes("event: moved"));
    await relay.close();
    await over;

    expect(home.logged.at(-1)?.message).toBe("Stopped");
  });
});
