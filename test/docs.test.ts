import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, it } from "vitest";
import { CATALOGUE } from "../shared/errors/catalogue.ts";
import { type Page, pageOf } from "./support/markdown-page.ts";
import { PROGRAM, ROOT, sourceFiles } from "./support/source-files.ts";

const pages = markdownFiles().map((path) => pageOf(path, readFileSync(join(ROOT, path), "utf8")));

describe("the error catalogue", () => {
  it("holds no code that nothing raises", () => {
    expect(unnamedIn(PROGRAM)).toEqual([]);
  });

  it("holds no code that no test knows", () => {
    expect(unnamedIn(["test"])).toEqual([]);
  });
});

describe("the pages", () => {
  it("are there to be checked", () => {
    expect(pages.map(({ path }) => path)).toEqual(expect.arrayContaining(["README.md", "docs/architecture.md"]));
  });

  it.each([
    { text: "[a](docs/nowhere.md)", broken: ["docs/nowhere.md"] },
    { text: "[a](README.md#no-such-heading)", broken: ["README.md#no-such-heading"] },
    { text: "## One `two`, three\n[a](#one-two-three) [b](#one) ", broken: ["#one"] },
    { text: "`[a](nowhere.md)`\n```sh\n[b](nowhere.md)\n```\n", broken: [] },
  ])("with $text would be found to link to $broken, which is not there", ({ text, broken }) => {
    const page = pageOf("some.md", text);

    expect(page.links.filter((link) => isBroken(page, link, [...pages, page]))).toEqual(broken);
  });

  it.each(pages)("$path links only to what is there", (page) => {
    expect(page.links.filter((link) => isBroken(page, link, pages))).toEqual([]);
  });

  it.each(pages)("$path names only files and folders that are there", ({ paths }) => {
    expect(paths.filter((path) => !existsSync(join(ROOT, path)))).toEqual([]);
  });
});

describe("the decisions in docs/adr", () => {
  const decisions = pages.filter(({ path }) => path.startsWith("docs/adr/"));

  it("are numbered without a gap", () => {
    const numbers = decisions.map(({ path }) => Number(/\/(\d{4})-/.exec(path)?.[1])).sort((one, other) => one - other);

    expect(numbers).toEqual(numbers.map((_, at) => at + 1));
    expect(numbers.length).toBeGreaterThan(0);
  });

  it.each(decisions)("$path has its number in its title, and context, decision and consequences", ({ path, text }) => {
    const [, number] = /\/(\d{4})-/.exec(path) ?? [];

    expect(text).toMatch(new RegExp(`^# ${Number(number)}\\. \\S`));
    expect([...text.matchAll(/^## (.+)$/gm)].map(([, heading]) => heading)).toEqual(
      expect.arrayContaining(["Context", "Decision", "Consequences"]),
    );
  });
});

/** The codes that no file under these folders names, the catalogue itself aside. */
function unnamedIn(tops: readonly string[]): readonly string[] {
  const named = new Set(
    sourceFiles(tops)
      .filter(({ path }) => !path.startsWith("shared/errors/catalogue"))
      .flatMap(({ text }) => text.match(/\b[A-Z][A-Z\d]*(?:_[A-Z\d]+)*\b/g) ?? []),
  );
  return Object.keys(CATALOGUE).filter((code) => !named.has(code));
}

function isBroken(page: Page, link: string, known: readonly Page[]): boolean {
  if (/^[a-z][a-z\d+.-]*:/i.test(link)) return !URL.canParse(link);
  const [file = "", anchor] = link.split("#", 2);
  const target = file === "" ? page.path : join(dirname(page.path), file).replaceAll("\\", "/");
  if (file !== "" && !existsSync(join(ROOT, target))) return true;
  return anchor !== undefined && known.find(({ path }) => path === target)?.anchors.has(anchor) !== true;
}

function markdownFiles(): readonly string[] {
  const below = ["docs", "test", "examples", "bench", "scripts"].flatMap((top) =>
    readdirSync(join(ROOT, top), { recursive: true, encoding: "utf8" }).map((path) => `${top}/${path}`),
  );
  return [...readdirSync(ROOT), ...below]
    .map((path) => path.replaceAll("\\", "/"))
    .filter((path) => path.endsWith(".md"));
}
