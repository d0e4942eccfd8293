import { describe, expect, it } from "vitest";
import { leaksIn } from "./leaks.ts";

const SECRETS = { TOKEN: "glptt-canary/one+1", OTHER: "other-canary-2" };

describe("a leak", () => {
  it.each([
    { how: "as it is", text: "a glptt-canary/one+1 b" },
    { how: "in a URL", text: `?token=${encodeURIComponent(SECRETS.TOKEN)}` },
    { how: "in a basic login", text: Buffer.from(`name:${SECRETS.TOKEN}`).toString("base64") },
    { how: "in a basic login with a longer name", text: Buffer.from(`names:${SECRETS.TOKEN}x`).toString("base64") },
    { how: "in bytes that PostgreSQL shows", text: `\\x00${Buffer.from(SECRETS.TOKEN).toString("hex")}ff` },
  ])("is found $how", ({ text }) => {
    expect(leaksIn({ "the log": text, nowhere: "glptt-canary" }, SECRETS)).toEqual(["TOKEN in the log"]);
  });

  it("is found between bytes that are no text", () => {
    const bytes = Buffer.concat([Buffer.from([0xff, 0]), Buffer.from(SECRETS.OTHER), Buffer.from([0x80])]);

    expect(leaksIn({ "a page": bytes }, SECRETS)).toEqual(["OTHER in a page"]);
  });

  it("of what would be found anywhere is not looked for", () => {
    expect(() => leaksIn({ x: "x" }, { SHORT: "a" })).toThrow("anywhere");
  });
});
