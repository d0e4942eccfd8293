import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { MAX_DOTENV_BYTES, parseDotenv } from "../../../../action/collect/reports/parse-dotenv.ts";

const parsed = (text: string | Uint8Array) => {
  const result = parseDotenv(typeof text === "string" ? Buffer.from(text) : text);
  return result.kind === "values" ? Object.fromEntries(result.values) : result.reason;
};

describe("parseDotenv", () => {
  it.each([
    ["VERSION=1.2.3\nURL=https://x.test/?a=b&c=d\n", { VERSION: "1.2.3", URL: "https://x.test/?a=b&c=d" }],
    ["A=1\r\nB=2\r\n", { A: "1", B: "2" }],
    ["A=no line break at the end", { A: "no line break at the end" }],
    [" A = spaced out \n", { A: "spaced out" }],
    [`A="quotes stay"\nB='these too'\n`, { A: '"quotes stay"', B: "'these too'" }],
    ["A=$HOME ${B} `id` \\n\n", { A: "$HOME ${B} `id` \\n" }],
    ["A=# no comment\n", { A: "# no comment" }],
    ["A=\n", { A: "" }],
    ["A=1\nB=x\nA=2\n", { B: "x", A: "2" }],
    ["7_up=fine for GitLab\n", { "7_up": "fine for GitLab" }],
    ["A=größe 🚀\n", { A: "größe 🚀" }],
    ["A=tab\tinside\n", { A: "tab\tinside" }],
    ["", {}],
  ])("reads %j as GitLab does", (text, values) => {
    expect(parsed(text)).toEqual(values);
  });

  it.each([
    ["A=1\n\nB=2\n", "line 2 is no NAME=value but empty"],
    ["# about A\nA=1\n", "line 1 is no NAME=value"],
    ["export A=1\n", "line 1 has a name with other characters than letters, digits and _"],
    ["my-name=1\n", "line 1 has a name with other characters than letters, digits and _"],
    ["=1\n", "line 1 has a name with other characters than letters, digits and _"],
    ["GRÖSSE=1\n", "line 1 has a name with other characters than letters, digits and _"],
    [`KEY="-----BEGIN\nsecret\n-----END"\n`, "line 2 is no NAME=value"],
    [`${"N".repeat(256)}=1\n`, "line 1 has a name of more than 255 characters"],
    ["A=x\u0000y\n", "line 1 has a control character in its value"],
    ["A=x\ry\n", "line 1 has a control character in its value"],
    ["A=\u001b[31mred\n", "line 1 has a control character in its value"],
    ["\u001b]8;;x=1\n", "line 1 has a name with other characters than letters, digits and _"],
    [Array.from({ length: 1_001 }, (_, n) => `V${n}=1\n`).join(""), "it has more than 1000 variables"],
    [`A=${"x".repeat(MAX_DOTENV_BYTES)}`, "it has more than 65536 bytes"],
  ])("refuses %j whole, as GitLab refuses the upload", (text, reason) => {
    expect(parsed(text)).toBe(reason);
  });

  it.each([['KEY="begin\nhunter2\nend"\n'], ['KEY="begin\nhunter2+/==\nend"\n']])(
    "quotes nothing of %j, which may be secret",
    (text) => {
      expect(parsed(text)).not.toContain("hunter2");
    },
  );

  it("reads what PowerShell writes", () => {
    const utf16 = Buffer.from("\ufeffA=größe\r\nB=2\r\n", "utf16le");

    expect(parsed(utf16)).toEqual({ A: "größe", B: "2" });
    expect(parsed(Buffer.from(utf16).swap16())).toEqual({ A: "größe", B: "2" });
    expect(parsed(Buffer.from("\ufeffA=1\n"))).toEqual({ A: "1" });
  });

  it("gives no value with a line break, whatever bytes come", () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        const result = parseDotenv(Buffer.concat([Buffer.from("A="), bytes]));

        const values = result.kind === "values" ? [...result.values.values()] : [];
        // oxlint-disable-next-line no-control-regex
        expect(values.filter((value) => /[\0\r\n]/.test(value))).toEqual([]);
      }),
    );
  });
});
