import { describe, expect, it } from "vitest";
import { mayDraw, showsUnicode } from "../../cli/terminal-kind.ts";

describe("a terminal", () => {
  it.each([
    { env: {}, draws: true },
    { env: { TERM: "xterm-256color" }, draws: true },
    { env: { TERM: "dumb" }, draws: false },
    { env: { CI: "true" }, draws: false },
    { env: { CI: "1" }, draws: false },
    { env: { CI: "" }, draws: true },
    { env: { CI: "false" }, draws: true },
    { env: { NO_COLOR: "1" }, draws: true },
  ])("with $env is drawn on: $draws", ({ env, draws }) => {
    expect(mayDraw(env)).toBe(draws);
  });

  it.each([
    { env: {}, unicode: true },
    { env: { LANG: "de_DE.UTF-8" }, unicode: true },
    { env: { LANG: "C.utf8" }, unicode: true },
    { env: { LANG: "C" }, unicode: false },
    { env: { LANG: "de_DE.UTF-8", LC_ALL: "POSIX" }, unicode: false },
    { env: { LANG: "C", LC_CTYPE: "en_US.UTF-8" }, unicode: true },
    { env: { LC_ALL: "", LANG: "en_US.UTF-8" }, unicode: true },
    { env: { TERM: "linux", LANG: "en_US.UTF-8" }, unicode: false },
  ])("with $env shows more than ASCII: $unicode", ({ env, unicode }) => {
    expect(showsUnicode(env)).toBe(unicode);
  });
});
