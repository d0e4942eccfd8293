import { describe, expect, it } from "vitest";
import { normalizeBaseUrl } from "../../../shared/gitlab/base-url.ts";
import { failureOf } from "./connected.ts";

describe("normalizeBaseUrl", () => {
  it.each([
    ["gitlab.example.com", "https://gitlab.example.com"],
    ["https://gitlab.example.com/", "https://gitlab.example.com"],
    ["HTTPS://GitLab.Example.Com", "https://gitlab.example.com"],
    ["https://gitlab.example.com/api/v4", "https://gitlab.example.com"],
    ["https://gitlab.example.com/api/v4/", "https://gitlab.example.com"],
    ["https://example.com/gitlab/", "https://example.com/gitlab"],
    ["https://example.com/gitlab/api/v4", "https://example.com/gitlab"],
    ["example.com/gitlab", "https://example.com/gitlab"],
    ["gitlab.example.com:8443", "https://gitlab.example.com:8443"],
    ["https://gitlab.example.com:443", "https://gitlab.example.com"],
    ["http://gitlab.example.com", "http://gitlab.example.com"],
    ["localhost", "http://localhost"],
    ["localhost:8080", "http://localhost:8080"],
    ["127.0.0.1:3000/gitlab", "http://127.0.0.1:3000/gitlab"],
    ["[::1]:3000", "http://[::1]:3000"],
    ["https://localhost", "https://localhost"],
    ["localhost.example.com", "https://localhost.example.com"],
    ["  gitlab.example.com\n", "https://gitlab.example.com"],
    ["https://bücher.example", "https://xn--bcher-kva.example"],
  ])("makes %j into %s", (text, url) => {
    expect(normalizeBaseUrl(text)).toBe(url);
  });

  it.each([
    "",
    "   ",
    "https://",
    "ftp://gitlab.example.com",
    "file:///etc/passwd",
    "git lab.example.com",
    "https://gitlab.example.com?x=1",
    "https://gitlab.example.com/#top",
    "https://user@gitlab.example.com",
    "https://gitlab.example.com:99999",
  ])("refuses %j", (text) => {
    expect(() => normalizeBaseUrl(text)).toThrow(expect.objectContaining({ code: "INPUT_INVALID" }));
  });

  it.each(["https://user:canary@gitlab.example.com", "user:canary@gitlab example", "user:canary@gitlab.example.com"])(
    "does not repeat the password of %s",
    async (text) => {
      const error = await failureOf(Promise.resolve().then(() => normalizeBaseUrl(text)));

      expect(String(error)).not.toContain("canary");
    },
  );
});
