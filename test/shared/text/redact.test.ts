import { describe, expect, it } from "vitest";
import { redactor } from "../../../shared/text/redact.ts";
import { Secret } from "../../../shared/text/secret.ts";

describe("redactor", () => {
  it.each([
    ["as it is", "plain/+secret", "sent plain/+secret there"],
    ["URL-encoded", "plain/+secret", "GET /x?a=plain%2F%2Bsecret"],
    ["escaped in JSON", 'quo"te\\d', 'got {"t":"quo\\"te\\\\d"}'],
    ["several times", "twice-twice", "twice-twice and twice-twice"],
  ])("hides a secret %s", (_spelling, secret, text) => {
    const redacted = redactor([new Secret(secret)])(text);

    expect(redacted).toContain("***");
    expect(redacted).not.toMatch(/plain|quo|twice|secret/);
  });

  it("hides a secret that holds another one", () => {
    expect(redactor([new Secret("abcd"), new Secret("abcd-and-more")])("x abcd-and-more y")).toBe("x *** y");
  });

  it("leaves text alone that only shares a few letters with a very short secret", () => {
    expect(redactor([new Secret("a"), new Secret("")])("a banana")).toBe("a banana");
  });

  it("takes a secret that is no well-formed text", () => {
    expect(redactor([new Secret("half\ud800char")])("half\ud800char!")).toBe("***!");
  });

  it.each([
    "glpat-1234567890abcdefghij",
    "glptt-1234567890abcdef",
    "glcbt-64_abcdefghijkl",
    "gldt-abcdefghijkl",
    "glrt-abcdefghijkl",
    "glrtr-abcdefghijkl",
    "glft-abcdefghijkl",
    "glimt-abcdefghijkl",
    "glagent-abcdefghijkl",
    "gloas-abcdefghijkl",
    "glsoat-abcdefghijkl",
    "glffct-abcdefghijkl",
    "ghp_1234567890abcdef",
    "github_pat_11AAA_bbbbbbbb",
  ])("hides %s by its shape alone", (token) => {
    expect(redactor([])(`with ${token}, it said`)).toBe("with ***, it said");
  });

  it.each([
    ["https://h/x?token=abc&ref=main", "https://h/x?token=***&ref=main"],
    ["https://h/x?ref=main&private_token=abc", "https://h/x?ref=main&private_token=***"],
    ["https://user:pass@h/x", "https://user:***@h/x"],
    ["http://:pass@proxy:3128", "http://:***@proxy:3128"],
    ['{"host":"http://h:8080","job":"deploy@live"}', '{"host":"http://h:8080","job":"deploy@live"}'],
    ["https://h/x?token_kind=trigger", "https://h/x?token_kind=trigger"],
  ])("of %s leaves %s", (text, redacted) => {
    expect(redactor([])(text)).toBe(redacted);
  });
});
