import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { verifySharedToken } from "../../../shared/webhooks/shared-token.ts";

const secrets = [new Secret("new-secret"), new Secret("old-secret"), new Secret("pässwörd ✓")];

describe("a token sent in clear", () => {
  it.each([
    { header: "new-secret", kind: "valid" },
    { header: "old-secret", kind: "valid" },
    // As Node hands over header bytes: one character per byte.
    { header: Buffer.from("pässwörd ✓").toString("latin1"), kind: "valid" },
    { header: "new-secre", kind: "invalid", why: "mismatch" },
    { header: "new-secret ", kind: "invalid", why: "mismatch" },
    { header: "NEW-SECRET", kind: "invalid", why: "mismatch" },
    { header: "new-secret, new-secret", kind: "invalid", why: "mismatch" },
    { header: "x".repeat(10_000), kind: "invalid", why: "mismatch" },
    { header: "", kind: "invalid", why: "missing" },
    { header: undefined, kind: "invalid", why: "missing" },
  ])("$header is $kind", ({ header, ...verdict }) => {
    expect(verifySharedToken(header, secrets)).toEqual(verdict);
  });

  it("is not made valid by an empty list of secrets", () => {
    expect(verifySharedToken("anything", [])).toEqual({ kind: "invalid", why: "mismatch" });
  });
});
