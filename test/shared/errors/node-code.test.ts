import { readFileSync } from "node:fs";
import { expect, it } from "vitest";
import { nodeCode } from "../../../shared/errors/node-code.ts";

it("is the code of Node's own errors", () => {
  let met: unknown;
  try {
    readFileSync("/nowhere/at/all");
  } catch (error) {
    met = error;
  }

  expect(nodeCode(met)).toBe("ENOENT");
});

it.each([undefined, null, "ENOENT", { code: "ENOENT" }, new Error("x"), Object.assign(new Error("x"), { code: 5 })])(
  "is nothing for %o",
  (error) => {
    expect(nodeCode(error)).toBeUndefined();
  },
);
