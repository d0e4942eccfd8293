import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { readVariables } from "../../../action/inputs/variables.ts";
import { reading } from "./complaints.ts";

const variables = (text: string) => reading((complain) => readVariables(text, complain));

describe("readVariables", () => {
  it.each([
    { name: "nothing", text: "", value: {} },
    { name: "a JSON object", text: '{"A": "x", "B": "y"}', value: { A: "x", B: "y" } },
    { name: "a JSON object over several lines", text: '{\n\t"A": "x"\n}', value: { A: "x" } },
    { name: "a YAML map", text: "A: x\nB: 'y z'", value: { A: "x", B: "y z" } },
    { name: "a YAML flow map", text: "{A: x, B: y}", value: { A: "x", B: "y" } },
    { name: "a YAML block of several lines", text: "A: |\n  one\n  two\n", value: { A: "one\ntwo\n" } },
    { name: "lines", text: "A=x\nB=y", value: { A: "x", B: "y" } },
    { name: "lines with Windows line ends", text: "A=x\r\nB=y\r\n", value: { A: "x", B: "y" } },
    { name: "lines with comments and gaps", text: "# what to build\n\nA=x\n\n  B=y", value: { A: "x", B: "y" } },
    { name: "an empty value in a line", text: "A=", value: { A: "" } },
    { name: "an empty text in YAML", text: 'A: ""', value: { A: "" } },
    {
      name: "a URL with = and , in its query",
      text: "URL=https://x/?a=b&c=d,e",
      value: { URL: "https://x/?a=b&c=d,e" },
    },
    { name: "a value with a comma", text: "LIST=a,b,c", value: { LIST: "a,b,c" } },
    {
      name: "lines whose values look like further variables",
      text: "LIST=a,B=c\nX=y Z=z",
      value: { LIST: "a,B=c", X: "y Z=z" },
    },
    { name: "a value that looks like further variables, in a map", text: "LIST: a,B=c", value: { LIST: "a,B=c" } },
    { name: "a command line as a value", text: "OPTS=-Dx=1 --set y=2", value: { OPTS: "-Dx=1 --set y=2" } },
    { name: "a value with blanks", text: "MESSAGE=hello  world ", value: { MESSAGE: "hello  world " } },
    { name: "a colon in a line's value", text: "IMAGE=app: latest", value: { IMAGE: "app: latest" } },
    {
      name: "a name that JavaScript treats specially",
      text: '{"__proto__": "x"}',
      value: Object.fromEntries([["__proto__", "x"]]),
    },
  ])("reads $name", async ({ text, value }) => {
    const read = await variables(text);

    expect(read.problems).toEqual([]);
    expect(read.value).toEqual(value);
    expect(Object.keys(read.value ?? {})).toEqual(Object.keys(value));
  });

  it.each([
    { name: "a JSON number", text: '{"V": 1.10}', value: "1.10" },
    { name: "a YAML number", text: "V: 1.10", value: "1.10" },
    {
      name: "a number with more digits than a double holds",
      text: '{"V": 12345678901234567890}',
      value: "12345678901234567890",
    },
    { name: "a YAML octal lookalike", text: "V: 0755", value: "0755" },
    { name: "a JSON boolean", text: '{"V": true}', value: "true" },
    { name: "a YAML boolean", text: "V: True", value: "True" },
    { name: "a YAML date", text: "V: 2026-03-04", value: "2026-03-04" },
    { name: "a YAML no", text: "V: no", value: "no" },
  ])("gives $name as it is written", async ({ text, value }) => {
    expect(await variables(text)).toEqual({ value: { V: value }, problems: [] });
  });

  it.each([
    { name: "a nested map", text: '{"A": {"B": "x"}}', says: /value of A is a map.*`inputs`/ },
    { name: "a list", text: "A:\n  - x", says: /value of A is a list/ },
    { name: "a JSON null", text: '{"A": null}', says: /value of A is missing. Write "" for an empty value/ },
    { name: "a YAML key without a value", text: "A:\nB: x", says: /value of A is missing/ },
    { name: "a JSON array", text: '["A=x"]', says: /JSON, but no object/ },
    { name: "plain text", text: "just words", says: /no map of names and values/ },
    { name: "a JSON key given twice", text: '{"A": "x", "A": "y"}', says: /"A" is there twice/ },
    { name: "a YAML key given twice", text: "A: x\nA: y", says: /line 2: a key is there twice/ },
    { name: "a line's name given twice", text: "A=x\nA=y", says: /A is there twice/ },
    { name: "a line of another kind", text: "A=x\nB: y", says: /line 2 is not NAME=value/ },
    { name: "an exporting line", text: "A=x\nexport B=y", says: /line 2 is not NAME=value/ },
    { name: "an exporting first line", text: "export B=y", says: /before the = of its first line is no name/ },
    { name: "a line with a hyphen in its name", text: "A-B=y", says: /before the = of its first line is no name/ },
    { name: "a value alone that ends with =", text: "c2VjcmV0+A==", says: /^(?!.*c2VjcmV0).*before the =/ },
    { name: "quotes around a line's value", text: 'A="x y"', says: /line 1: it is open whether the quotes/ },
    {
      name: "variables parted by commas",
      text: "A=x,B=y",
      says: /whether B=… is a second variable.*one NAME=value per line/,
    },
    { name: "variables parted by commas and blanks", text: "A=x, b=y", says: /whether b=… is a second variable/ },
    { name: "variables parted by blanks", text: "A=x B=y", says: /whether B=… is a second variable.*YAML map/ },
    { name: "broken JSON", text: '{"A": "x"', says: /line 1: it is neither JSON nor YAML/ },
    { name: "a YAML alias", text: "A: &a x\nB: *a", says: /line 2: \*a refers to a value elsewhere/ },
    { name: "a YAML tag nobody knows", text: "A: !vault x", says: /line 1/ },
    { name: "a name with a hyphen", text: '{"MY-NAME": "x"}', says: /"MY-NAME" is no name of a variable/ },
    { name: "GitLab's own variable", text: "TRIGGER_PAYLOAD=x", says: /TRIGGER_PAYLOAD is set by GitLab itself/ },
  ])("refuses $name, and says so", async ({ text, says }) => {
    const { value, problems } = await variables(text);

    expect(value).toBeUndefined();
    expect(problems.join("\n")).toMatch(says);
  });

  it.each(['A=x\nB="s3cr3t"', '{"A": "s3cr3t"', "A: s3cr3t\nA: x", '{"A": ["s3cr3t"]}', "A: x\ns3cr3t", 'A: "s3cr3t'])(
    "never shows a value in a complaint: %j",
    async (text) => {
      const { problems } = await variables(text);

      expect(problems).not.toEqual([]);
      expect(problems.join()).not.toContain("s3cr3t");
    },
  );

  const name = fc.stringMatching(/^[A-Za-z_]\w{0,20}$/).filter((text) => text !== "TRIGGER_PAYLOAD");

  it("gives back every map of names and texts that was written as JSON", async () => {
    await fc.assert(
      fc.asyncProperty(fc.dictionary(name, fc.string({ unit: "binary" })), async (map) => {
        expect(await variables(JSON.stringify(map))).toEqual({ value: { ...map }, problems: [] });
      }),
    );
  });

  it("gives back every value of one line that has no quotes around it", async () => {
    const value = fc.string({ unit: "grapheme" }).filter((text) => !/[\r\n]|^["']|[,\s]\s*\w+=/.test(text));
    await fc.assert(
      fc.asyncProperty(name, value, async (key, text) => {
        expect(await variables(`${key}=${text}`)).toEqual({ value: { [key]: text }, problems: [] });
      }),
    );
  });
});
