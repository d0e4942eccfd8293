import { describe, expect, it } from "vitest";
import { importsOf, PROGRAM, sourceFiles } from "./support/source-files.ts";

const sources = sourceFiles(PROGRAM);

/** Every file that lets somebody in who shows a secret: each compares by digests, all of them, in constant time. */
const GATES = [
  "relay/admin/access.ts",
  "relay/admin/session.ts",
  "relay/drop-in/drop-in.ts",
  "shared/webhooks/authorization.ts",
  "shared/webhooks/body-hmac.ts",
  "shared/webhooks/hub-signature.ts",
  "shared/webhooks/shared-token.ts",
  "shared/webhooks/standard-signature.ts",
];

describe("what SECURITY.md says of the program", () => {
  it("holds: it starts no other program and evaluates no text", () => {
    const found = sources.flatMap((file) => {
      const imported = importsOf(file).filter(({ from }) => /^(node:)?(child_process|cluster|vm)$/.test(from));
      return [
        ...imported.map(({ from }) => `${file.path} imports ${from}`),
        ...(/\beval\(|new Function\(/.test(file.text) ? [file.path] : []),
      ];
    });

    expect(found).toEqual([]);
  });

  it("holds: whoever shows a secret meets one comparison in constant time, and nothing else compares digests", () => {
    const comparing = sources.filter((file) => importsOf(file).some(({ names }) => names.includes("anyDigestEqual")));

    expect(comparing.map(({ path }) => path).sort()).toEqual(GATES);
    expect(sources.filter(({ text }) => text.includes("timingSafeEqual(")).map(({ path }) => path)).toEqual([
      "shared/webhooks/sha256.ts",
    ]);
  });

  it.each(GATES)("holds: %s compares no secret by its text", (path) => {
    const text = sources.find((file) => file.path === path)?.text ?? "";

    expect(text).not.toMatch(
      /reveal\(\)\s*[!=]==|[!=]==\s*\S*reveal\(\)|\.(?:includes|equals|indexOf|compare)\([^)]*reveal\(\)/,
    );
  });
});
