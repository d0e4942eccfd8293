import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nameKey } from "../../../../action/collect/name-key.ts";
import { isFolderName, legKeys } from "../../../../action/orchestrate/file/leg-key.ts";

describe("the keys of legs", () => {
  it.each([
    { legs: [{ A: "amd64", B: "debug" }], keys: ["amd64-debug"] },
    { legs: [{ A: "1.10" }, { A: "x_y" }], keys: ["1.10", "x_y"] },
    { legs: [{ A: "a/b" }], keys: [expect.stringMatching(/^a_b-[\da-f]{8}$/)] },
    { legs: [{ A: "../.." }], keys: [expect.stringMatching(/^_[\w.]*-[\da-f]{8}$/)] },
    { legs: [{ A: "con" }], keys: [expect.stringMatching(/^con-[\da-f]{8}$/)] },
    {
      legs: [{ A: "x" }, { A: "X" }],
      keys: [expect.stringMatching(/^x-[\da-f]{8}$/), expect.stringMatching(/^X-[\da-f]{8}$/)],
    },
    {
      legs: [
        { A: "a-b", B: "c" },
        { A: "a", B: "b-c" },
      ],
      keys: [expect.stringMatching(/^a_b-c-/), expect.stringMatching(/^a-b_c-/)],
    },
  ])("of $legs are $keys", ({ legs, keys }) => {
    expect(legKeys(legs)).toEqual(keys);
  });

  it("are those of the same legs in any order", () => {
    const legs = [{ A: "x" }, { A: "X" }, { A: "é" }, { A: "plain" }];

    expect(legKeys(legs.toReversed())).toEqual(legKeys(legs).toReversed());
  });

  it("are names of folders that differ on every disk, whatever the values", () => {
    const values = fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("con", "CON", "..", ".", "a", "A", "a ", "-"),
    );
    const legs = fc.uniqueArray(fc.record({ A: values, B: values }), {
      maxLength: 12,
      selector: (leg) => JSON.stringify(leg),
    });

    fc.assert(
      fc.property(legs, (made) => {
        const keys = legKeys(made);

        expect(keys.every(isFolderName)).toBe(true);
        expect(new Set(keys.map(nameKey)).size).toBe(made.length);
      }),
    );
  });
});
