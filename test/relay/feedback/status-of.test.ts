import { describe, expect, it } from "vitest";
import { statusOf } from "../../../relay/feedback/status-of.ts";
import { CATALOGUE } from "../../../shared/errors/catalogue.ts";
import { MOST_DESCRIPTION } from "../../../shared/forge/statuses/commit-status.ts";
import { STATUSES } from "../../../shared/gitlab/pipeline.ts";
import { aDelivery, delivered, ID } from "./due.ts";

const PAGE = "https://gitlab.example.com/group/deploy";
const PIPELINE = "https://gitlab.example.com/group/deploy/-/pipelines/7";

describe("the status of a commit", () => {
  it.each([
    { of: "stored", delivery: aDelivery(), state: "pending", says: "The pipeline is about to start." },
    {
      of: "on its way",
      delivery: aDelivery({ state: "dispatching", attempts: 1 }),
      state: "pending",
      says: "The pipeline is about to start.",
    },
    {
      of: "to be tried again",
      delivery: aDelivery({
        attempts: 2,
        reason: { code: "GITLAB_UNREACHABLE", text: "https://10.0.0.1 could not be reached." },
      }),
      state: "pending",
      says: "Starting the pipeline has failed so far; it is tried again by itself.",
    },
    {
      of: "in doubt",
      delivery: aDelivery({ attempts: 1, inDoubt: true }),
      state: "pending",
      says: "It is being looked up whether the pipeline has started.",
    },
    {
      of: "held",
      delivery: aDelivery({ state: "held", reason: { code: "DELIVERY_HELD", text: "lost" } }),
      state: "pending",
      says: `Whether a pipeline started is unknown. Ask the operator of Sluice about delivery ${ID}.`,
    },
    {
      of: "dead",
      delivery: aDelivery({
        state: "dead",
        reason: { code: "DELIVERY_ATTEMPTS_EXHAUSTED", text: "https://10.0.0.1 is away" },
      }),
      state: "error",
      says: `Not started [DELIVERY_ATTEMPTS_EXHAUSTED]. Ask the operator of Sluice about ${ID}.`,
    },
    {
      of: "dead for a reason its author may know",
      delivery: aDelivery({ state: "dead", reason: { code: "GITLAB_REF_NOT_FOUND", text: "Reference not found" } }),
      state: "error",
      says: "Not started: the target project has no branch or tag of the name that the route asks for. [GITLAB_REF_NOT_FOUND]",
    },
    {
      of: "canceled",
      delivery: aDelivery({ state: "canceled" }),
      state: "canceled",
      says: "Not started: canceled by the operator of Sluice.",
    },
    {
      of: "superseded",
      delivery: aDelivery({ state: "canceled", supersededBy: "0198a000-0000-7000-8000-000000000002" }),
      state: "canceled",
      says: "Not started: a newer push took its place.",
    },
  ])("$of leads to the target project", ({ delivery, state, says }) => {
    expect(statusOf(delivery, PAGE)).toEqual({ state, description: says, url: PAGE });
  });

  it.each([
    { status: undefined, state: "pending", says: "Pipeline #7 has been created and waits for its turn." },
    { status: "created", state: "pending", says: "Pipeline #7 has been created and waits for its turn." },
    { status: "waiting_for_resource", state: "pending", says: "Pipeline #7 has been created and waits for its turn." },
    { status: "running", state: "running", says: "Pipeline #7 is running." },
    { status: "success", state: "success", says: "Pipeline #7 passed." },
    { status: "failed", state: "failed", says: "Pipeline #7 failed: open it to see which job." },
    { status: "canceling", state: "running", says: "Pipeline #7 is being canceled." },
    { status: "canceled", state: "canceled", says: "Pipeline #7 was canceled: retry it in GitLab, or push again." },
    { status: "skipped", state: "skipped", says: "Pipeline #7 was skipped: no job had to run." },
    { status: "manual", state: "pending", says: "Pipeline #7 waits for somebody to start a manual job." },
    { status: "scheduled", state: "pending", says: "Pipeline #7 waits for a delayed job." },
    { status: "thawing", state: "pending", says: 'Pipeline #7 stands at "thawing".' },
  ])("$status leads to the pipeline", ({ status, state, says }) => {
    expect(statusOf(delivered(status), PAGE)).toEqual({ state, description: says, url: PIPELINE });
  });

  it("has words for every status GitLab has", () => {
    const words = STATUSES.map((status) => statusOf(delivered(status), PAGE).description);

    expect(words.filter((text) => text.includes("stands at"))).toEqual([]);
  });

  it("fits every forge whatever the reason, with an id as long as ours are", () => {
    const dead = Object.keys(CATALOGUE).map((code) => aDelivery({ state: "dead", reason: { code, text: "" } }));
    const held = aDelivery({ state: "held" });
    const long = delivered("x".repeat(1_000), {
      pipeline: { id: Number.MAX_SAFE_INTEGER, projectId: 1, webUrl: PIPELINE },
    });

    const lengths = [...dead, held, long].map((delivery) => statusOf(delivery, PAGE).description.length);

    expect(Math.max(...lengths)).toBeLessThanOrEqual(MOST_DESCRIPTION);
    expect([...dead, held].filter((delivery) => statusOf(delivery, PAGE).description.endsWith("…"))).toEqual([]);
  });

  it("tells nobody the words of a reason, which are the operator's", () => {
    const reason = { code: "GITLAB_FORBIDDEN", text: "https://gitlab.internal:8443 answered 403 with glptt-canary" };

    expect(JSON.stringify(statusOf(aDelivery({ state: "dead", reason }), PAGE))).not.toMatch(/internal|canary/);
  });

  it.each(["javascript:alert(1)", "", "/relative", "ftp://gitlab.example.com/x"])(
    "leads to the project where the pipeline's address is %j",
    (webUrl) => {
      const delivery = delivered("success", { pipeline: { id: 7, projectId: 3, webUrl } });

      expect(statusOf(delivery, PAGE).url).toBe(PAGE);
    },
  );

  it("prints a status of a hostile GitLab on one line", () => {
    expect(statusOf(delivered("a\nb\u202e"), PAGE).description).toBe('Pipeline #7 stands at "a\\u{a}b\\u{202e}".');
  });
});
