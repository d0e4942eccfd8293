import { describe, expect, it } from "vitest";
import { judgeRedirect, MAX_REDIRECTS, type Redirect } from "../../../shared/gitlab/redirect.ts";

const base: Redirect = {
  from: new URL("https://gitlab.example.com/api/v4/projects/1/jobs/2/artifacts"),
  location: "https://storage.example.com/a?signature=x",
  method: "GET",
  followed: 0,
  keepCredential: true,
  reach: "any-origin",
};

describe("judgeRedirect", () => {
  it.each([
    ["to another origin, without the credential", {}, "https://storage.example.com/a?signature=x", false],
    ["within one origin, with the credential", { location: "/b" }, "https://gitlab.example.com/b", true],
    ["back home, still without it", { location: "/b", keepCredential: false }, "https://gitlab.example.com/b", false],
    [
      "to another port, without it",
      { location: "https://gitlab.example.com:8443/b" },
      "https://gitlab.example.com:8443/b",
      false,
    ],
    [
      "to a relative address",
      { location: "other?x=1" },
      "https://gitlab.example.com/api/v4/projects/1/jobs/2/other?x=1",
      true,
    ],
    ["to a host named without a scheme", { location: "//cdn.example.com/b" }, "https://cdn.example.com/b", false],
    ["and drops the fragment", { location: "/b#c" }, "https://gitlab.example.com/b", true],
    [
      "of an API call within one origin",
      { reach: "same-origin", location: "/api/v4/projects/7" },
      "https://gitlab.example.com/api/v4/projects/7",
      true,
    ],
    ["the last time it may", { followed: MAX_REDIRECTS - 1, location: "/b" }, "https://gitlab.example.com/b", true],
    ["from http to https", { from: new URL("http://h/a"), location: "https://h/a" }, "https://h/a", false],
  ] as const)("follows one %s", (_how, changes, url, keepCredential) => {
    const verdict = judgeRedirect({ ...base, ...changes });

    expect(verdict).toEqual({ kind: "follow", url: new URL(url), keepCredential });
  });

  it.each([
    ["without a Location", { location: undefined }],
    ["with an empty host", { location: "https://" }],
    ["to a file", { location: "file:///etc/passwd" }],
    ["to data", { location: "data:text/plain,x" }],
    ["to an address with a password", { location: "https://a:b@storage.example.com/" }],
    ["from https to http", { location: "http://storage.example.com/a" }],
    ["one too many", { followed: MAX_REDIRECTS, location: "/b" }],
    ["of an API call to another origin", { reach: "same-origin" }],
    ["of a POST within one origin", { method: "POST", location: "/b" }],
    ["of a POST to another origin", { method: "POST" }],
  ] as const)("refuses one %s", (_how, changes) => {
    expect(judgeRedirect({ ...base, ...changes }).kind).toBe("refuse");
  });

  it.each([
    "https://127.0.0.1/a",
    "https://127.1/a",
    "https://2130706433/a",
    "https://0x7f.0.0.1:8443/a",
    "https://0.0.0.0/a",
    "https://localhost/a",
    "https://storage.localhost./a",
    "https://169.254.169.254/latest/meta-data",
    "https://[::1]/a",
    "https://[::]/a",
    "https://[::ffff:127.0.0.1]/a",
    "https://[::ffff:169.254.169.254]/a",
    "https://[fe80::1]/a",
  ])("refuses one from a server elsewhere to %s, whatever its spelling", (location) => {
    const verdict = judgeRedirect({ ...base, location });

    expect(verdict).toMatchObject({ kind: "refuse", why: expect.stringContaining("this very machine") });
  });

  it.each([
    ["http://127.0.0.1:8080/a", "http://localhost:9000/b"],
    ["http://127.0.0.1:8080/a", "http://127.0.0.1:9000/b"],
    ["https://gitlab.example.com/a", "https://10.0.0.7/b"],
    ["https://gitlab.example.com/a", "https://127.0.0.1.example.com/b"],
    ["https://gitlab.example.com/a", "https://[fd00::1]/b"],
  ])("follows one from %s to %s, as servers at home have them", (from, location) => {
    expect(judgeRedirect({ ...base, from: new URL(from), location }).kind).toBe("follow");
  });

  it("says which address to configure when the server sends API calls elsewhere", () => {
    const verdict = judgeRedirect({ ...base, reach: "same-origin", location: "https://new.example.com/api/v4/x" });

    expect(verdict).toMatchObject({ hint: expect.stringContaining("https://new.example.com") });
  });

  it("says what to do about object storage without https", () => {
    const verdict = judgeRedirect({ ...base, location: "http://storage.example.com/a" });

    expect(verdict).toMatchObject({ hint: expect.stringContaining("`proxy_download`") });
  });
});
