import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { FeedbackLab } from "./feedback-lab.ts";
import { SECRETS } from "./relay-home.ts";
import { startRelayProcess } from "./relay-process.ts";

describe.concurrent("feedback to GitLab", () => {
  it("starts no loop, though its statuses make pipelines that webhooks tell of", async () => {
    await using lab = await FeedbackLab.create("gitlab", "by webhook");
    const relay = await lab.home.start(lab.env);
    lab.sendHooksTo(relay.url);
    lab.sendHooksTo(relay.url, lab.project);

    await lab.push(relay.url);
    await lab.untilShown(/passed/);
    await lab.home.gitlab.hooks.idle();
    const events = await lab.home.look(async (store) => store.listEvents({ limit: 10 }));
    await relay.close();

    const [external] = lab.home.gitlab.world.pipelines(lab.project);
    expect(external).toMatchObject({ source: "external", status: "success" });
    expect(lab.home.gitlab.hooks.sent.some(({ body }) => body.includes('"source":"external"'))).toBe(true);
    expect(lab.home.pipelines()).toHaveLength(1);
    expect(events).toHaveLength(1);
  });

  it("tells nothing to the very project whose pipeline it is about, which would wait for itself", async () => {
    await using lab = await FeedbackLab.create("gitlab", "by webhook");
    const { world } = lab.home.gitlab;
    lab.project.ci = { jobs: [{ name: "deploy", runMs: 1 }] };
    const owner = world.user("author");
    world.member(lab.project, owner, "maintainer");
    const { token } = world.triggerToken(lab.project, owner);
    lab.configure("by webhook", "acme/app");
    const relay = await lab.home.start({ ...lab.env, DEPLOY_TOKEN: token });
    lab.sendHooksTo(relay.url, lab.project);

    await lab.push(relay.url);
    await until(() => world.pipelines(lab.project)[0]?.status === "success");
    await lab.home.gitlab.hooks.idle();
    await until(() => lab.home.look(async (store) => (await store.feedbackDue(new Date(), 9)).length === 0));
    await relay.close();

    expect(world.pipelines(lab.project).map(({ status, statuses }) => [status, statuses])).toEqual([["success", []]]);
  });
});

describe.concurrent("a relay that is killed", () => {
  it("before a commit could be told tells it after its start, and tells no secret on the way", async () => {
    await using lab = await FeedbackLab.create("github", "by looking");
    lab.forge.faults.push({ kind: "hang" });
    const first = await startRelayProcess(lab.home.configPath, lab.env);
    await lab.push(first.url);
    await until(() => lab.forge.requests.length === 1 && lab.home.pipelines()[0]?.status === "success");
    await first.end("SIGKILL");
    const told = lab.forge.statuses.length;

    const second = await startRelayProcess(lab.home.configPath, lab.env);
    await lab.untilShown(/passed/);
    const exitCode = await second.end("SIGTERM");

    expect([told, exitCode]).toEqual([0, 0]);
    const written = [first.printed(), second.printed(), JSON.stringify(lab.forge.statuses)];
    const store = readFileSync(lab.home.storePath, "latin1");
    for (const secret of [lab.forge.token, lab.env["READ_TOKEN"], lab.env["DEPLOY_TOKEN"], SECRETS.HOOK_SECRET])
      expect([...written, store].filter((text) => text.includes(secret ?? "never"))).toEqual([]);
  });
});
