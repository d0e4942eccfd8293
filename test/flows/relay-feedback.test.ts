import { describe, expect, it } from "vitest";
import { until } from "../support/until.ts";
import { FeedbackLab, FORGES, type Forge } from "./feedback-lab.ts";
import { SECRETS } from "./relay-home.ts";

const PASSED: Readonly<Record<Forge, string>> = {
  github: "success",
  gitea: "success",
  forgejo: "success",
  "bitbucket-cloud": "SUCCESSFUL",
  "bitbucket-datacenter": "SUCCESSFUL",
  gitlab: "success",
};

describe.concurrent.each(FORGES)("a commit at %s", (kind) => {
  it.each(["by webhook", "by looking"] as const)("hears that its pipeline passed, learnt %s", async (learning) => {
    await using lab = await FeedbackLab.create(kind, learning);
    const relay = await lab.home.start(lab.env);
    if (learning === "by webhook") lab.sendHooksTo(relay.url);

    await lab.push(relay.url);
    const shown = await lab.untilShown(/passed/);
    await relay.close();

    const [pipeline] = lab.home.pipelines();
    expect(shown).toMatchObject({
      state: PASSED[kind],
      description: `Pipeline #${pipeline?.id} passed.`,
      url: `${lab.home.gitlab.url}/group/deploy/-/pipelines/${pipeline?.id}`,
    });
    expect(lab.home.pipelines()).toHaveLength(1);
  });
});

describe.concurrent("a commit", () => {
  it.each([
    { result: "failed", says: /^failure: Pipeline #\d+ failed: open it/ },
    { result: "canceled", says: /^error: Pipeline #\d+ was canceled/ },
  ] as const)("hears that its pipeline $result", async ({ result, says }) => {
    await using lab = await FeedbackLab.create("github", "by webhook");
    lab.home.target.ci = { jobs: [{ name: "deploy", runMs: 1, result }] };
    const relay = await lab.home.start(lab.env);
    lab.sendHooksTo(relay.url);

    await lab.push(relay.url);
    const { url } = await lab.untilShown(says);
    await relay.close();

    expect(url).toBe(`${lab.home.gitlab.url}/group/deploy/-/pipelines/${lab.home.pipelines()[0]?.id}`);
  });

  it("hears that no pipeline could start, and why, without the operator's words", async () => {
    await using lab = await FeedbackLab.create("github");
    lab.home.target.ci = null;
    const relay = await lab.home.start(lab.env);

    await lab.push(relay.url);
    const shown = await lab.untilShown(/^error/);
    await relay.close();

    expect(shown.description).toBe(
      "Not started: the target project has no CI file at that branch or tag. [GITLAB_NO_CI_FILE]",
    );
    expect(shown.url).toBe(`${lab.home.gitlab.url}/group/deploy`);
  });

  it("hears of its pipeline whose webhooks came before the answer that never came", async () => {
    await using lab = await FeedbackLab.create("github", "by webhook");
    lab.home.gitlab.faults.add({ method: "POST", path: /trigger/, fault: { kind: "hang-after" } });
    const relay = await lab.home.start(lab.env);
    lab.sendHooksTo(relay.url);

    const delivery = await lab.push(relay.url);
    await lab.untilShown(/passed/);
    const stored = await until(() =>
      lab.home.look(async (store) => {
        const found = await store.delivery(delivery);
        return found?.state === "delivered" && found;
      }),
    );
    await relay.close();

    expect(stored).toMatchObject({ pipelineStatus: "success", pipeline: { id: lab.home.pipelines()[0]?.id } });
    expect(lab.home.triggersByDelivery()).toEqual(new Map([[delivery, 1]]));
  });

  it("hears of its pipeline whose answer was lost, once a webhook tells of it", async () => {
    await using lab = await FeedbackLab.create("github", "by webhook");
    lab.home.gitlab.faults.add({ method: "POST", path: /trigger/, fault: { kind: "drop-after" } });
    lab.home.target.ci = { jobs: [{ name: "deploy", runMs: Number.POSITIVE_INFINITY }] };
    const relay = await lab.home.start(lab.env);

    const delivery = await lab.push(relay.url);
    const held = await lab.untilShown(/unknown/);
    lab.sendHooksTo(relay.url);
    for (const job of lab.home.pipelines()[0]?.jobs ?? []) lab.home.gitlab.world.endJob(job);
    await lab.untilShown(/passed/);
    await relay.close();

    expect(held).toMatchObject({ state: "pending", description: expect.stringContaining(delivery) });
    expect(lab.home.triggersByDelivery()).toEqual(new Map([[delivery, 1]]));
  });

  it("shows how a pipeline ended though GitLab's webhooks overtook each other", async () => {
    await using lab = await FeedbackLab.create("github", "by webhook");
    const relay = await lab.home.start(lab.env);
    lab.sendHooksTo(relay.url);
    lab.home.gitlab.hooks.hold();

    await lab.push(relay.url);
    await lab.untilShown(/created/);
    await until(() => lab.home.pipelines()[0]?.status === "success");
    lab.home.gitlab.hooks.release("the last first");
    await lab.home.gitlab.hooks.idle();
    await lab.untilShown(/passed/);
    await relay.close();

    expect(lab.home.gitlab.hooks.sent.map(({ status }) => status)).toEqual([200, 200, 200]);
    expect(lab.forge.statuses.at(-1)).toMatchObject({ state: "success" });
  });

  it("is told everything once its forge is back, and no delivery waits for it", async () => {
    await using lab = await FeedbackLab.create("github", "by webhook");
    lab.forge.faults.push({ kind: "answer", answer: { status: 503, headers: { "retry-after": "0" } } });
    const relay = await lab.home.start(lab.env);
    lab.sendHooksTo(relay.url);

    await lab.push(relay.url);
    await until(() => lab.home.pipelines()[0]?.status === "success");
    const lines = () =>
      lab.home.logged.map(({ message }) => message).filter((message) => message.startsWith("The forge takes"));
    await until(() => lines().length === 2);
    await lab.untilShown(/passed/);
    await relay.close();

    expect(lines()).toEqual(["The forge takes no statuses now; they wait", "The forge takes statuses again"]);
  });

  it("that the forge does not have is complained of once, and harms nothing", async () => {
    await using lab = await FeedbackLab.create("github", "by webhook");
    lab.forge.commits.clear();
    const relay = await lab.home.start(lab.env);
    lab.sendHooksTo(relay.url);

    const deliveries = [await lab.push(relay.url), await lab.push(relay.url, "next")];
    await until(() => lab.home.pipelines().filter(({ status }) => status === "success").length === 2);
    await lab.home.gitlab.hooks.idle();
    await until(() => lab.home.look(async (store) => (await store.feedbackDue(new Date(), 9)).length === 0));
    await relay.close();

    const complaints = lab.home.logged.filter(
      ({ level, message }) => level === "warn" && /Commit not told/.test(message),
    );
    expect(complaints).toHaveLength(1);
    expect(complaints[0]?.fields).toMatchObject({ code: "FEEDBACK_REFUSED", status: 422 });
    expect([...lab.home.triggersByDelivery().keys()].toSorted()).toEqual(deliveries.toSorted());
  });

  it("shows the newest of two deliveries of it", async () => {
    await using lab = await FeedbackLab.create("github", "by webhook");
    const relay = await lab.home.start(lab.env);
    lab.sendHooksTo(relay.url);
    lab.home.target.ci = { jobs: [{ name: "deploy", runMs: 3_600_000 }] };
    await lab.push(relay.url);
    await until(() => lab.home.pipelines().length === 1);
    lab.home.target.ci = { jobs: [{ name: "deploy", runMs: 1 }] };

    await lab.push(relay.url, "next");
    await lab.untilShown(/#102 passed/);
    const [first] = lab.home.pipelines();
    for (const job of first?.jobs ?? []) lab.home.gitlab.world.endJob(job, "failed");
    await lab.home.gitlab.hooks.idle();
    await until(() =>
      lab.home.look(async (store) =>
        (await store.list({ limit: 9 })).every(({ pipelineStatus }) => pipelineStatus !== "running"),
      ),
    );
    await until(() => lab.home.look(async (store) => (await store.feedbackDue(new Date(), 9)).length === 0));
    await relay.close();

    expect(lab.shown()?.description).toBe("Pipeline #102 passed.");
  });
});

describe.concurrent("webhooks about pipelines", () => {
  it.each([
    { of: "no attributes", body: { object_kind: "pipeline" } },
    {
      of: "ids of other types",
      body: { object_kind: "pipeline", project: { id: "1" }, object_attributes: { id: {}, status: 7 } },
    },
    { of: "a status that is a text of lines", body: news(1, 101, "success\nfailed\u0000") },
    { of: "an id beyond all numbers", body: news(1, Number.MAX_VALUE, "failed") },
    { of: "a negative id", body: news(1, -101, "failed") },
    { of: "somebody else's pipeline", body: news(1, 9_999, "failed") },
    { of: "another project's pipeline", body: news(9, 101, "failed") },
    { of: "a marker that is no delivery", body: news(1, 9_999, "failed", "../../etc/passwd") },
    { of: "a marker that is a list", body: { ...news(1, 9_999, "failed"), variables: [["SLUICE_DELIVERY"]] } },
    {
      of: "no variables but a number",
      body: { object_kind: "pipeline", object_attributes: { id: 1, status: "failed", variables: 5 } },
    },
    { of: "ten thousand variables", body: news(1, 9_999, "failed", "x", 10_000) },
  ])("that hold $of move nothing, and the relay lives", async ({ body }) => {
    await using lab = await FeedbackLab.create("github", "by webhook");
    const relay = await lab.home.start(lab.env);
    const delivery = await lab.push(relay.url);
    const before = await until(() =>
      lab.home.look(async (store) => {
        const found = await store.delivery(delivery);
        return found?.state === "delivered" && found;
      }),
    );

    const answer = await fetch(`${relay.url}/hooks/lab`, {
      method: "POST",
      headers: {
        "content-type": "application/json",
        "x-gitlab-event": "Pipeline Hook",
        "x-gitlab-instance": lab.home.gitlab.url,
        "x-gitlab-token": SECRETS.GITLAB_HOOK_TOKEN,
      },
      body: JSON.stringify(body),
    });
    const alive = await fetch(`${relay.url}/healthz`);
    const after = await lab.home.look(async (store) => store.delivery(delivery));
    await relay.close();

    expect([200, 400]).toContain(answer.status);
    expect(alive.status).toBe(200);
    expect(after?.pipelineStatus ?? before.pipelineStatus).not.toBe("failed");
    expect(after?.state).toBe("delivered");
  });

  it("are believed from nobody who does not know the secret", async () => {
    await using lab = await FeedbackLab.create("github", "by webhook");
    const relay = await lab.home.start(lab.env);
    await lab.push(relay.url);
    await lab.untilShown(/created/);
    const [pipeline] = lab.home.pipelines();

    const answer = await fetch(`${relay.url}/hooks/lab`, {
      method: "POST",
      headers: { "content-type": "application/json", "x-gitlab-event": "Pipeline Hook", "x-gitlab-token": "guess" },
      body: JSON.stringify(news(lab.home.target.id, pipeline?.id ?? 0, "success")),
    });
    const [stored] = await lab.home.look(async (store) => store.list({ limit: 1 }));
    await relay.close();

    expect(answer.status).toBe(401);
    expect(stored?.pipelineStatus).toBeUndefined();
  });
});

/** A pipeline event, as small as it may be. */
function news(projectId: number, id: number, status: string, marker = "", count = 1) {
  const variables = Array.from({ length: count }, () => ({ key: "SLUICE_DELIVERY", value: marker }));
  const attributes = { id, status, url: "javascript:alert(1)", variables: marker === "" ? [] : variables };
  return { object_kind: "pipeline", project: { id: projectId }, object_attributes: attributes };
}
