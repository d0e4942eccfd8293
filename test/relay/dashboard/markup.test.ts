import { describe, expect, it } from "vitest";
import { html, preformatted } from "../../../relay/dashboard/markup.ts";
import { linkOut } from "../../../relay/dashboard/parts/link-out.ts";
import { prose } from "../../../relay/dashboard/parts/prose.ts";
import { ownPath, pathTo } from "../../../relay/dashboard/path-to.ts";
import { BIDI, HOSTILE } from "./hostile.ts";

describe("a template", () => {
  it.each(HOSTILE)("makes text of %s, in elements and in attributes", (text) => {
    const made = String(html`<b title="${text}">${text}</b>`);

    expect(made).toMatch(/^<b title="[^"<>]*">[^<>]*<\/b>$/);
  });

  it("keeps what templates made, in lists and within each other, and leaves out what is not there", () => {
    const rows = ["a<b", "c&d"].map((one) => html`<li>${one}</li>`);

    expect(String(html`<ul>${rows}</ul>${undefined}${7}`)).toBe("<ul><li>a&lt;b</li><li>c&amp;d</li></ul>7");
  });

  it("takes an object that only looks like markup for none", () => {
    const forged = JSON.parse('{"isEscaped":true,"toString":"<script>"}') as string;

    expect(() => String(html`${forged}`)).toThrow(/markup/);
  });

  it("shows what hides or reorders text, and cuts what is endless", () => {
    expect(String(html`${BIDI}`)).toBe("main\\u{202e}gnp.exe");
    expect(String(html`${"\u0000\u200b"}`)).toBe("\\u{0}\\u{200b}");
    expect(String(html`${"x".repeat(10_000)}`).length).toBe(2_000);
  });

  it("keeps lines and tabs where they are laid out, and nothing else that does not print", () => {
    expect(String(preformatted('{\n\t"a": "<\u202e"\r\n}'))).toBe(
      "{\n\t&quot;a&quot;: &quot;&lt;\\u{202e}&quot;\\u{d}\n}",
    );
    expect(String(preformatted("y".repeat(5_000))).length).toBe(5_000);
  });
});

describe("a link out", () => {
  it.each([
    "javascript:alert(1)",
    "data:text/html,x",
    " javascript:alert(1)",
    "//evil.example",
    "vbscript:x",
    "https//",
    "",
  ])("is none for %s: it stands there as text", (address) => {
    expect(String(linkOut(address, "there"))).toBe("there");
  });

  it("tells nobody where it was followed from, and cannot break out of its attribute", () => {
    expect(String(linkOut(`https://x.example/"><script>`, "there"))).toBe(
      `<a href="https://x.example/%22%3E%3Cscript%3E" rel="noreferrer noopener external">there</a>`,
    );
  });
});

describe("paths", () => {
  it("escape every part of theirs, whoever named it", () => {
    expect(pathTo("deliveries", ["../../x?y#z"])).toBe("/dashboard/deliveries/..%2F..%2Fx%3Fy%23z");
    expect(pathTo("deliveries", [], { ref: "a&b=c", state: ["held", "dead"], route: "", lane: undefined })).toBe(
      "/dashboard/deliveries?ref=a%26b%3Dc&state=held&state=dead",
    );
  });

  it.each(["/dashboard", "/dashboard/", "/dashboard/deliveries?state=held&ref=a%20b", "/dashboard?x=1"])(
    "to come back to are the dashboard's own: %s",
    (path) => {
      expect(ownPath(path)).toBe(path);
    },
  );

  it.each([
    "//evil.example",
    "https://evil.example",
    "/dashboardx",
    "/dashboard\\..\\x",
    "/dashboard/\r\nx: y",
    "",
    undefined,
    "/api/x",
  ])("to come back to are no other: %j", (path) => {
    expect(ownPath(path)).toBe("/dashboard");
  });
});

it("prose sets what stands between backticks apart, and trusts none of it", () => {
  expect(String(prose("Check `ref<`: it is a < b."))).toBe("Check <code>ref&lt;</code>: it is a &lt; b.");
});
