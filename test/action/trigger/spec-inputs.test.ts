import { describe, expect, it } from "vitest";
import { readInputSpecs } from "../../../action/trigger/spec-inputs.ts";

const HEADER = `spec:
  inputs:
    environment:
      options: [staging, production]
    replicas: { type: number, default: 1 }
    tag:
      regex: ^v\\d+$
    plain:
`;
const REST = "---\ntest:\n  script: !reference [.x, script]\n";

describe("readInputSpecs", () => {
  it("reads the header and nothing below it", () => {
    const specs = readInputSpecs(`${HEADER}---\n: not { even YAML\n`);

    expect([...(specs?.inputs ?? [])]).toEqual([
      ["environment", { type: "string", required: true, options: ["staging", "production"] }],
      ["replicas", { type: "number", required: false }],
      ["tag", { type: "string", required: true, regex: "^v\\d+$" }],
      ["plain", { type: "string", required: true }],
    ]);
    expect(specs?.includesOthers).toBe(false);
  });

  it.each([
    { name: "begins with a line of dashes", text: `---\n${HEADER}${REST}` },
    { name: "begins with comments, blank lines and dashes", text: `# ours\n\n--- # header\n${HEADER}${REST}` },
    { name: "has Windows line ends", text: `${HEADER}${REST}`.replaceAll("\n", "\r\n") },
    { name: "begins with a byte order mark", text: `\uFEFF${HEADER}${REST}` },
    { name: "parts its documents with a comment behind the dashes", text: `${HEADER}--- # jobs\n` },
  ])("reads a file that $name", ({ text }) => {
    expect([...(readInputSpecs(text)?.inputs.keys() ?? [])]).toEqual(["environment", "replicas", "tag", "plain"]);
  });

  it.each([
    { name: "whose only document is one", text: HEADER },
    { name: "whose first document is no header", text: "stages: [build]\n---\ntest: {}\n" },
    { name: "that is broken", text: "spec: [\n---\ntest: {}\n" },
    { name: "that is empty", text: "" },
    { name: "whose header is a list", text: "- spec\n---\n" },
  ])("leaves a file $name to GitLab", ({ text }) => {
    expect(readInputSpecs(text)).toBeUndefined();
  });

  it("reads words as Ruby does: yes and no are booleans, y and n are text", () => {
    const specs = readInputSpecs("spec:\n  inputs:\n    n: { options: [y, n, yes, NO, on, true] }\n    y:\n---\n");

    expect([...(specs?.inputs ?? [])]).toEqual([
      ["n", { type: "string", required: true, options: ["y", "n", true, false, true, true] }],
      ["y", { type: "string", required: true }],
    ]);
  });

  it("knows that a file of one document takes none", () => {
    expect(readInputSpecs("test:\n  script: make\n")).toEqual({ inputs: new Map(), includesOthers: false });
  });

  it("knows that other files may add inputs", () => {
    const text = "spec:\n  include:\n    - local: /inputs.yml\n  inputs:\n    a:\n---\n";

    expect(readInputSpecs(text)?.includesOthers).toBe(true);
  });

  it("takes an input with rules for one that GitLab judges", () => {
    const text = "spec:\n  inputs:\n    size:\n      options: [a]\n      rules:\n        - default: a\n---\n";

    expect(readInputSpecs(text)?.inputs.get("size")).toEqual({ type: "string", required: false });
  });

  it("leaves a header to GitLab whose aliases would swell", () => {
    const bomb = [
      "a: &a [x,x,x,x,x,x,x,x,x]",
      ...["b", "c", "d", "e", "f", "g", "h"].map(
        (name, at) => `${name}: &${name} [${`*${"abcdefgh"[at]},`.repeat(9)}]`,
      ),
    ];

    expect(readInputSpecs(`spec: {inputs: {}}\n${bomb.join("\n")}\n---\n`)).toBeUndefined();
  });
});
