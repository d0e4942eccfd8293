import { describe, expect, it } from "vitest";
import { lookalikeRemark } from "../../../relay/sources/lookalike.ts";
import { giteaRequest } from "../support/forge-requests.ts";
import { FORGES } from "../support/forges.ts";
import { bytesOf } from "../support/payloads.ts";

const SPELLED: Readonly<Record<string, string>> = {
  github: "GitHub",
  gitlab: "GitLab",
  gitea: "Gitea",
  forgejo: "Forgejo",
  gogs: "Gogs",
  "bitbucket-cloud": "Bitbucket Cloud",
  "bitbucket-datacenter": "Bitbucket Data Center",
};

const PAIRS = FORGES.flatMap(
  (sender) =>
    FORGES.filter(({ kind }) => kind !== sender.kind).map(({ kind }) => ({ from: sender.kind, kind, sender })),
  // What an older Forgejo sends is what Gitea sends.
).filter(({ from, kind }) => !(from === "gitea" && kind === "forgejo"));

describe("a request of another forge", () => {
  it.each(PAIRS)("from $from at a $kind source is told apart", ({ from, kind, sender }) => {
    expect(lookalikeRemark(kind, sender.request(bytesOf("{}")).headers)).toBe(
      `The request comes from ${SPELLED[from]}, but the source's kind is ${kind}.`,
    );
  });

  it.each(FORGES)("is not seen in what $kind sends itself", ({ kind, request }) => {
    expect(lookalikeRemark(kind, request(bytesOf("{}")).headers)).toBeUndefined();
  });

  it("is not seen in what Forgejo sent before it had headers of its own, which were Gitea's", () => {
    expect(lookalikeRemark("forgejo", giteaRequest("gitea", bytesOf("{}")).headers)).toBeUndefined();
  });

  it("is not mistaken for Bitbucket Data Center because a proxy has added X-Request-Id", () => {
    const cloud = { "x-event-key": "repo:push", "x-hook-uuid": "u", "x-request-id": "the proxy's" };

    expect(lookalikeRemark("bitbucket-cloud", cloud)).toBeUndefined();
  });

  it("is not guessed at where nothing tells", () => {
    expect(lookalikeRemark("github", { "x-request-id": "r", "content-type": "application/json" })).toBeUndefined();
  });
});
