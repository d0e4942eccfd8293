import { describe, expect, it } from "vitest";
import { lookalikeRemark } from "../../../relay/sources/lookalike.ts";
import { FORGES } from "../support/forges.ts";
import { bytesOf } from "../support/payloads.ts";

const PAIRS = FORGES.flatMap((sender) =>
  FORGES.map((source) => ({ sender: sender.kind, kind: source.kind, sender_: sender })),
);
const SPELLED = /^The request comes from (\S.*), but the source's kind is (\S+)\.$/;

describe("a request of another forge", () => {
  it.each(PAIRS)("from $sender at a $kind source is told apart", ({ sender, kind, sender_ }) => {
    const { headers } = sender_.request(bytesOf("{}"));
    const remark = lookalikeRemark(kind, headers);

    if (sender === kind) return expect(remark).toBeUndefined();
    // What an older Forgejo sends is what Gitea sends.
    if (sender === "gitea" && kind === "forgejo") return expect(remark).toBeUndefined();
    const [, named, configured] = SPELLED.exec(remark ?? "") ?? [];
    expect([named?.toLowerCase().replace(" data center", "-datacenter").replace(" ", "-"), configured]).toEqual([
      sender,
      kind,
    ]);
  });

  it("is not mistaken for Bitbucket Data Center because a proxy has added X-Request-Id", () => {
    const cloud = { "x-event-key": "repo:push", "x-hook-uuid": "u", "x-request-id": "the proxy's" };

    expect(lookalikeRemark("bitbucket-cloud", cloud)).toBeUndefined();
  });

  it("is not guessed at where nothing tells", () => {
    expect(lookalikeRemark("github", { "x-request-id": "r", "content-type": "application/json" })).toBeUndefined();
  });
});
