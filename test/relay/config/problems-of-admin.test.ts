import { describe, expect, it } from "vitest";
import { load, problemsOf } from "../support/loading.ts";

const REST = "gitlab: {}\nsources: {}\nroutes: []\n";
const GOOD = "0123456789abcdefghij";

const admin = (inside: string) => `${REST}admin: { ${inside} }\n`;

describe("the section admin", () => {
  it("is off unless it is given", () => {
    expect(load(REST).admin).toBeUndefined();
  });

  it("names tokens of two kinds, and how long a login lasts", () => {
    const text = admin(
      "tokens: [{ file: /run/one }, { file: /run/two }], read-tokens: [{ file: /run/three }], session: 2d",
    );
    const files = { "/run/one": `${GOOD}1\n`, "/run/two": `${GOOD}2`, "/run/three": `${GOOD}3` };

    const { tokens = [], readTokens = [], sessionMs } = load(text, files).admin ?? {};

    expect(tokens.map((token) => token.reveal())).toEqual([`${GOOD}1`, `${GOOD}2`]);
    expect(readTokens.map((token) => token.reveal())).toEqual([`${GOOD}3`]);
    expect(sessionMs).toBe(172_800_000);
  });

  it("lets a login last twelve hours unless it says otherwise", () => {
    expect(load(admin("tokens: [{ file: /t }]"), { "/t": GOOD }).admin?.sessionMs).toBe(43_200_000);
  });

  it.each([
    { what: "one that could be guessed", token: "0123456789abcdefghi", says: "at least 20 characters" },
    { what: "white space", token: "0123456789 abcdefghij", says: "no white space" },
    { what: "what no header carries", token: "0123456789abcdefghiß", says: "visible ASCII characters only" },
    { what: "nothing", token: "", says: "is empty" },
  ])("takes no token of $what, under either key, and does not print it", ({ token, says }) => {
    const { code, lines } = problemsOf(admin("tokens: [{ file: /t }], read-tokens: [{ file: /t }]"), { "/t": token });

    expect(code).not.toBe("accepted");
    expect(lines).toEqual([
      expect.stringMatching(new RegExp(`admin\\.tokens\\[0\\].*${says}`)),
      expect.stringMatching(new RegExp(`admin\\.read-tokens\\[0\\].*${says}`)),
    ]);
    expect(lines.some((line) => token !== "" && line.includes(token))).toBe(false);
  });

  it.each([
    ["", "admin.tokens"],
    ["tokens: []", "admin.tokens: must name at least one token"],
    [`tokens: ["${GOOD}"]`, "a secret in the file ends up in backups"],
    ["tokens: [{ file: /t }], read-tokens: []", "admin.read-tokens: must name at least one token"],
    ["tokens: [{ file: /t }], session: 59s", "admin.session: must be from 1m to 30d"],
    ["tokens: [{ file: /t }], session: 31d", "admin.session: must be from 1m to 30d"],
    ["tokens: [{ file: /t }], token: x", "admin.token: is no key here"],
  ])("with %j is refused: %s", (inside, says) => {
    expect(problemsOf(admin(inside), { "/t": GOOD }).lines).toEqual([expect.stringContaining(says)]);
  });
});

describe("listen.trust-proxy", () => {
  it("says how many proxies there are; none unless it is given", () => {
    expect(load(`${REST}listen: { trust-proxy: 2 }\n`).listen.trustProxy).toBe(2);
    expect(load(REST).listen).not.toHaveProperty("trustProxy");
  });

  it.each(["-1", "11", "1.5", "true", '"127.0.0.1"'])("is not %s", (value) => {
    expect(problemsOf(`${REST}listen: { trust-proxy: ${value} }\n`).lines).toEqual([
      expect.stringContaining("listen.trust-proxy"),
    ]);
  });
});
