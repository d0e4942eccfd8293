import { format, inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";

const CANARY = "canary-5f2b";

describe("Secret", () => {
  it("gives its value only when asked to reveal it", () => {
    expect(new Secret(CANARY).reveal()).toBe(CANARY);
  });

  it.each([
    ["a template", (secret: Secret) => `with ${String(secret)}`],
    ["concatenation", (secret: Secret) => [secret].join()],
    ["JSON", (secret: Secret) => JSON.stringify({ secret, list: [secret] })],
    ["inspect", (secret: Secret) => inspect({ secret }, { depth: 9, showHidden: true })],
    ["format", (secret: Secret) => format("%s %o %O %j", secret, secret, secret, secret)],
    ["its keys", (secret: Secret) => JSON.stringify([Object.entries(secret), Object.getOwnPropertyNames(secret)])],
    ["a copy", (secret: Secret) => inspect(Object.assign({}, secret))],
    ["a clone", (secret: Secret) => inspect(structuredClone(Object.assign({}, secret)))],
  ])("does not show it to %s", (_way, print) => {
    expect(print(new Secret(CANARY))).not.toContain(CANARY);
  });
});
