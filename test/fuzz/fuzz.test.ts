import { describe, expect, it } from "vitest";
import { findingsOf, namesWithFindings } from "./findings.ts";
import { failureOf, hunt } from "./hunt.ts";
import type { Target } from "./target.ts";
import { TARGETS } from "./targets.ts";

/** Inputs to a target beside its seeds; `npm run fuzz` tries as many as there is time for. */
const INPUTS = 100;
/** The same ones each time; other ones are for `npm run fuzz`. */
const SEED = 20_261_122;

describe("whatever comes", () => {
  it.each(TARGETS)("$name $promise", async (target) => {
    const most = target.seeds.length + 1 + (target.share ?? INPUTS);

    const { inputs, finding } = await hunt(target, {
      seed: SEED,
      monotonicMs: () => 0,
      isOver: (inputs) => inputs >= most,
    });

    const shown = { as: finding?.input.toString("utf8"), because: String(finding?.error) };
    expect(finding, JSON.stringify(shown)).toBeUndefined();
    expect(inputs).toBe(most);
  });
});

describe("what was found once", () => {
  it.each(
    TARGETS.flatMap((target) => findingsOf(target).map((finding) => ({ ...finding, target, name: target.name }))),
  )("$name: $because stays mended", async ({ target, input }) => {
    expect(await failureOf(target, input)).toBeUndefined();
  });

  it("belongs to a target", () => {
    const names = TARGETS.map(({ name }) => name);

    expect(namesWithFindings().filter((name) => !names.includes(name))).toEqual([]);
    expect(new Set(names).size).toBe(names.length);
  });
});

describe("the hunt itself", () => {
  const planted = (check: Target["check"]): Target => ({
    name: "planted",
    promise: "is a fault that is there to be found",
    seeds: ['{"name": "value"}'],
    words: ["magic"],
    check,
  });
  const huntFor = (target: Target) =>
    hunt(target, { seed: 1, monotonicMs: () => 0, isOver: (inputs) => inputs >= 2_000 });

  it("finds a word that breaks something, and leaves out all around it", async () => {
    const { finding } = await huntFor(
      planted((input) => {
        if (input.includes("magic")) throw new Error("found");
      }),
    );

    expect(finding?.input.toString()).toBe("magic");
  });

  it("puts other values into what is JSON, and leaves it JSON", async () => {
    let whole = 0;

    const { finding } = await huntFor(
      planted((input) => {
        const { name }: { name?: unknown } = Object(tried(input));
        whole += name === undefined ? 0 : 1;
        if (name === null) throw new Error("found");
      }),
    );

    expect(finding).toBeDefined();
    expect(whole).toBeGreaterThan(10);
  });

  it("finds what fails without an error, and in its own time", async () => {
    const { finding } = await huntFor(planted((input) => (input.length > 40 ? Promise.reject() : undefined)));

    expect(finding?.input).toHaveLength(41);
  });

  it("tries the same inputs by the same seed, and others by another one", async () => {
    const inputsBy = async (seed: number) => {
      const inputs: string[] = [];
      const target = planted((input) => inputs.push(input.toString("base64")));
      await hunt(target, { seed, monotonicMs: () => 0, isOver: (tried) => tried >= 50 });
      return inputs.join();
    };

    expect(await inputsBy(1)).toBe(await inputsBy(1));
    expect(await inputsBy(1)).not.toBe(await inputsBy(2));
  });
});

function tried(input: Buffer): unknown {
  try {
    return JSON.parse(input.toString("utf8"));
  } catch {
    return undefined;
  }
}
