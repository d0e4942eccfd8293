import { describe, expect, it } from "vitest";
import { wordsOf } from "../../../shared/gitlab/answer-words.ts";
import { redactor } from "../../../shared/text/redact.ts";
import { Secret } from "../../../shared/text/secret.ts";

const words = (body: string, secrets: readonly Secret[] = []) => wordsOf(Buffer.from(body), redactor(secrets));

describe("wordsOf", () => {
  it.each([
    ['{"message":"404 Not Found"}', "404 Not Found", "json"],
    ['{"error":"ref is empty"}', "ref is empty", "json"],
    ['{"message":{"base":["Reference not found"]}}', "Reference not found", "json"],
    ['{"message":{"base":["One","Two"],"ref":["is bad"]}}', "One; Two; ref: is bad", "json"],
    ['{"message":{"error":"Too many"}}', "Too many", "json"],
    ['{"message":["a","b"]}', "a; b", "json"],
    ['{"error":"invalid_token","error_description":"Token was revoked."}', "invalid_token; Token was revoked.", "json"],
    ['{"status":"down"}', "status: down", "json"],
    ['{"message":null}', "", "json"],
    ['["x"]', "x", "json"],
    ["Retry later\n", "Retry later", "text"],
    ["{broken", "{broken", "text"],
    ["<html><head><title> 502 Bad Gateway </title>", 'a page titled "502 Bad Gateway"', "html"],
    ["<!DOCTYPE html><p>Sign in", "an HTML or XML page", "html"],
    ["", "", "empty"],
  ])("reads %s", (body, text, form) => {
    expect(words(body)).toMatchObject({ text, form });
  });

  it("cannot be made to steer a terminal or to flood it", () => {
    const body = JSON.stringify({ message: `\u001b[2J${"x".repeat(10_000)}` });

    expect(words(body).text).toMatch(/^\\u\{1b\}\[2Jx+…$/);
    expect(words(body).text.length).toBeLessThanOrEqual(500);
    expect(
      words(JSON.stringify({ message: { base: Array.from({ length: 999 }, () => "no") } })).lines.length,
    ).toBeLessThan(50);
  });

  it("hides a secret even where the text is cut", () => {
    const secret = new Secret("s3cret-".repeat(10));

    for (let before = 430; before < 500; before++)
      expect(words("x".repeat(before) + secret.reveal(), [secret]).text).not.toContain("s3cret");
  });

  it("reads whatever is nested without end", () => {
    expect(words(`${'{"a":'.repeat(5_000)}1${"}".repeat(5_000)}`).text).toBe("");
  });
});
