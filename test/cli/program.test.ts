import { describe, expect, it } from "vitest";
import { DECLARED_INPUTS } from "../../action/inputs/declared.generated.ts";
import { buildProgram, IDLE } from "../../cli/program.ts";

const namesFor = (first?: string) =>
  buildProgram(DECLARED_INPUTS, IDLE, { out: () => {}, width: 80 }, first)
    .commands.map((command) => command.name())
    .sort();

describe("the program", () => {
  it("has every command there is", () => {
    expect(namesFor()).toEqual(Object.keys(IDLE).sort());
  });

  it.each(["", "artifact", "help", "--help", "toString"])(
    "has them all for a command line that begins with `%s`",
    (first) => {
      expect(namesFor(first)).toEqual(Object.keys(IDLE).sort());
    },
  );

  it.each(Object.keys(IDLE))("has only `%s` for a command line that begins with it", (name) => {
    expect(namesFor(name)).toEqual([name]);
  });
});
