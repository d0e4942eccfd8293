import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nextLink } from "../../../shared/gitlab/link.ts";

const next = "https://gitlab.example.com/api/v4/projects/1/jobs?page=2&per_page=100";

describe("nextLink", () => {
  it.each([
    ["one of several", `<https://h/a?page=1>; rel="first", <${next}>; rel="next", <https://h/a?page=9>; rel="last"`],
    ["the only one", `<${next}>; rel="next"`],
    ["without quotes", `<${next}>;rel=next`],
    ["among other relations", `<${next}>; rel="last NEXT"`],
    ["after other parameters", `<${next}>; title="a, b; rel=\\"prev\\""; rel="next"`],
    ["after a comma in a URL", `<https://h/a?b=1,2>; rel="prev", <${next}>; rel="next"`],
    ["after a title that says next", `<https://h/no>; title="x; rel=next"; rel="prev", <${next}>; rel="next"`],
    ["with untidy spaces", `  < ${next} >  ;  REL = "next"  `],
    ["before damage", `<${next}>; rel="next", <https://h/broken`],
  ])("finds the next page %s", (_how, header) => {
    expect(nextLink(header)).toBe(next);
  });

  it("reads a header that came as several", () => {
    expect(nextLink([`<https://h/a>; rel="first"`, `<${next}>; rel="next"`])).toBe(next);
  });

  it.each([
    undefined,
    "",
    "garbage",
    `<${next}>`,
    `<${next}>; rel="prev"`,
    `<${next}; rel="next"`,
    `${next}; rel="next"`,
  ])("finds none in %j", (header) => {
    expect(nextLink(header)).toBeUndefined();
  });

  it("reads whatever comes without failing", () => {
    const pieces = fc.constantFrom("<", ">", ";", ",", '"', "\\", "rel", "=", "next", " ", "https://h/x");
    fc.assert(
      fc.property(fc.array(pieces, { maxLength: 30 }), (parts) => {
        const found = nextLink(parts.join(""));
        expect(found === undefined || parts.join("").includes(found)).toBe(true);
      }),
    );
  });
});
