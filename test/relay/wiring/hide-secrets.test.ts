import { expect, it } from "vitest";
import { everySecret } from "../../../relay/wiring/every-secret.ts";
import { createSecretHider } from "../../../relay/wiring/hide-secrets.ts";
import { Secret } from "../../../shared/text/secret.ts";

it("finds every secret of a configuration, wherever it stands", () => {
  const [a, b, c] = [new Secret("a"), new Secret("b"), new Secret("c")];

  const found = everySecret({
    one: new Map([["x", { list: [a, { deep: b }] }]]),
    two: c,
    three: null,
    four: undefined,
  });

  expect(found).toEqual([a, b, c]);
});

it("hides what it was told last for good, however often it is told", () => {
  const hider = createSecretHider();

  for (let n = 0; n < 2_000; n += 1) hider.learn([new Secret(`secret-${n}`)]);

  expect(hider.redact("secret-1999 secret-1998 secret-0")).toBe("*** *** secret-0");
});
