import { describe, expect, it } from "vitest";
import { route } from "../../../shared/gitlab/route.ts";

describe("route", () => {
  it.each([
    [7, "projects/7"],
    ["7", "projects/7"],
    ["group/sub/app", "projects/group%2Fsub%2Fapp"],
    ["release/1?x#y", "projects/release%2F1%3Fx%23y"],
    ["a b+c&d=é", "projects/a%20b%2Bc%26d%3D%C3%A9"],
    ["100%", "projects/100%25"],
    ["...", "projects/..."],
  ])("puts %j into one segment", (value, path) => {
    expect(route`projects/${value}`).toBe(path);
  });

  it("puts several values where they belong", () => {
    expect(route`a/${1}/b/${"x/y"}?job=${"c d"}`).toBe("a/1/b/x%2Fy?job=c%20d");
  });

  it.each(["", ".", "..", "half\ud800", -1, 1.5, Number.NaN, 2 ** 53])(
    "refuses %j, which would call another route",
    (value) => {
      expect(() => route`projects/${value}/triggers`).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
    },
  );
});
