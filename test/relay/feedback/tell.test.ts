import { describe, expect, it } from "vitest";
import { tellOf } from "../../../relay/feedback/tell.ts";
import type { FeedbackDue } from "../../../relay/model/listed.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { SourceConfig } from "../../../relay/model/source-config.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { aConfig, aGitHubSource, aGitLabSource, aRoute } from "../support/a-config.ts";
import { aDelivery, aDue, delivered, ID, SHA } from "./due.ts";

const HUB_API = { url: "https://api.github.com", token: new Secret("ghp-canary") };
const LAB_API = { url: "https://gitlab.example.com", token: new Secret("glpat-canary") };

function config(over: Partial<RelayConfig> = {}): RelayConfig {
  return aConfig({
    sources: new Map<string, SourceConfig>([
      ["hub", aGitHubSource({ api: HUB_API })],
      ["lab", aGitLabSource({ api: LAB_API })],
    ]),
    routes: [aRoute({ name: "app", feedback: { context: "sluice/app" } }), aRoute({ name: "other" })],
    ...over,
  });
}

/** The same from the GitLab source, from the project of this path and id. */
function fromGitLab(repository: string, repositoryId: string): FeedbackDue {
  const due = aDue(delivered("success"));
  return {
    ...due,
    event: { ...due.event, source: "lab", sourceKind: "gitlab", repository },
    origin: { repository, repositoryId },
  };
}

describe("what is told", () => {
  it("is the status of the commit under the route's context, by the source's api", () => {
    expect(tellOf(aDue(delivered("running")), config())).toEqual({
      kind: "tell",
      source: "hub",
      forge: "github",
      place: { api: HUB_API, repository: "acme/app", repositoryId: "42" },
      status: {
        sha: SHA,
        ref: "refs/heads/main",
        context: "sluice/app",
        state: "running",
        description: "Pipeline #7 is running.",
        url: "https://gitlab.example.com/group/deploy/-/pipelines/7",
      },
      words: "running https://gitlab.example.com/group/deploy/-/pipelines/7 Pipeline #7 is running.",
    });
  });

  it("is about the commit a tag points to", () => {
    const tag = { kind: "tag", ref: "refs/tags/v1", refName: "v1", after: "7a9".padEnd(40, "0"), commit: SHA } as const;

    expect(tellOf(aDue(delivered(), { change: tag }), config())).toMatchObject({
      status: { sha: SHA, ref: "refs/tags/v1" },
    });
  });

  it.each([
    { lane: "main:group/deploy", url: "https://gitlab.example.com/group/deploy" },
    { lane: "main:17", url: "https://gitlab.example.com/projects/17" },
  ])("leads to the page of $lane while there is no pipeline", ({ lane, url }) => {
    expect(tellOf(aDue(aDelivery({ lane })), config())).toMatchObject({ status: { url } });
  });
});

describe("nothing is told", () => {
  const silent = (why: string) => ({ kind: "silent", why });

  it.each([
    {
      of: "a deleted ref",
      due: aDue(aDelivery(), { change: { action: "delete" } }),
      deleted: true,
      why: "the ref was deleted, so there is no commit",
    },
    { of: "a route that wants none", due: aDue(aDelivery({ route: "other" })), why: "its route wants no feedback" },
    {
      of: "a repetition that waits for a person",
      due: aDue(aDelivery({ state: "held", reason: { code: "DELIVERY_REPEATED_CONTENT", text: "as event 1" } })),
      why: "it repeats what came before, and waits for a person",
    },
    {
      of: "what was canceled untold",
      due: aDue(aDelivery({ state: "canceled" })),
      why: "it was canceled before anything was told",
    },
    {
      of: "a GitLab that is gone",
      due: aDue(aDelivery({ lane: "other:1" })),
      why: "its GitLab is gone from the configuration",
    },
  ])("of $of", ({ due, deleted, why }) => {
    const { commit: _, ...change } = due.change;

    expect(tellOf(deleted === true ? { ...due, change } : due, config())).toEqual(silent(why));
  });

  it.each([
    { due: aDue(aDelivery({ route: "gone" })), sources: undefined, why: "its route is gone from the configuration" },
    { due: aDue(aDelivery()), sources: new Map(), why: "its source is gone from the configuration" },
  ])("by a configuration that does not know what it is about: $why", ({ due, sources, why }) => {
    const known = sources === undefined ? config() : config({ sources });

    expect(tellOf(due, known)).toEqual({ ...silent(why), isStrange: true });
  });

  it.each([
    { sources: new Map<string, SourceConfig>([["hub", aGitHubSource()]]), why: "its source has no api" },
    {
      sources: new Map<string, SourceConfig>([["hub", { ...aGitHubSource({ api: HUB_API }), kind: "gogs" }]]),
      why: "gogs shows no statuses",
    },
  ])("where $why", ({ sources, why }) => {
    expect(tellOf(aDue(aDelivery()), config({ sources }))).toEqual(silent(why));
  });

  it.each([
    { repository: "group/deploy", id: "99" },
    { repository: "Group/Deploy", id: "99" },
  ])("to the target project itself, whose pipeline would wait for the status it is to give: $repository", (project) => {
    const due = fromGitLab(project.repository, project.id);

    expect(tellOf(due, config())).toEqual(silent("the target project shows the pipeline itself"));
  });

  it("to the target project, though the relay calls its GitLab by another name", () => {
    const sources = new Map<string, SourceConfig>([
      ["lab", aGitLabSource({ api: { ...LAB_API, url: "http://gitlab:8080" } })],
    ]);
    const due = fromGitLab("group/deploy", "99");
    const webUrl = "https://gitlab.example.com/group/deploy";

    expect(tellOf({ ...due, origin: { ...due.origin, webUrl } }, config({ sources }))).toEqual(
      silent("the target project shows the pipeline itself"),
    );
  });

  it("to the target project by its id", () => {
    const due = fromGitLab("group/renamed", "17");

    expect(tellOf({ ...due, delivery: { ...due.delivery, lane: "main:17" } }, config())).toEqual(
      silent("the target project shows the pipeline itself"),
    );
  });
});

describe("something is told", () => {
  it("to a project of the same path on another GitLab", () => {
    const sources = new Map<string, SourceConfig>([
      ["lab", aGitLabSource({ api: { ...LAB_API, url: "https://gitlab.elsewhere.example" } })],
    ]);

    expect(tellOf(fromGitLab("group/deploy", "17"), config({ sources }))).toMatchObject({ kind: "tell" });
  });

  it("to another project of the target's GitLab", () => {
    expect(tellOf(fromGitLab("group/app", "3"), config())).toMatchObject({ kind: "tell", forge: "gitlab" });
  });

  it("of what was canceled after it had been told to be about to start", () => {
    const due = aDue(aDelivery({ state: "canceled", supersededBy: ID }), { sent: "pending https://x The pipeline" });

    expect(tellOf(due, config())).toMatchObject({ status: { state: "canceled" } });
  });
});
