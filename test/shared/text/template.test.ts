import { describe, expect, it } from "vitest";
import { hasTemplateMarks, parseTemplate } from "../../../shared/text/template.ts";

const scope = { ref: { name: "release/1.2", full: "refs/heads/release/1.2" }, sha: "4b825dc642cb6eb9a060", sender: "" };

describe("a template", () => {
  it.each([
    { text: "plain", result: "plain" },
    { text: "{{ ref.name }}", result: "release/1.2" },
    { text: "v{{ ref.name | remove: 'release/' }}-{{ sha | slice: 0, 8 }}", result: "v1.2-4b825dc6" },
    { text: "{{ ref.name | replace: '/', '-' | upcase }}", result: "RELEASE-1.2" },
    { text: "{% if sender == '' %}nobody{% else %}{{ sender }}{% endif %}", result: "nobody" },
    { text: "{{ sender | default: 'nobody' }}", result: "nobody" },
    { text: "{% assign short = sha | slice: 0, 4 %}{{ short }}", result: "4b82" },
  ])("$text renders to $result", ({ text, result }) => {
    expect(parseTemplate(text).render(scope)).toBe(result);
  });

  it.each([
    "{{ constructor }}",
    "{{ __proto__ }}",
    "{{ ref.__proto__ }}",
    "{{ ref.name }}",
    "${ref.name}",
    "{% raw %}x",
    "<%= 1 %>",
    "$(id)",
    "`id`",
    "'; rm -rf /",
  ])("shows %s in a value as it is: values are data", (name) => {
    expect(parseTemplate("<{{ ref.name }}>").render({ ref: { name, full: name } })).toBe(`<${name}>`);
  });

  it.each([
    { text: "{{ ref.nam }}", why: /undefined variable: ref\.nam/ },
    { text: "{{ nope }}", why: /undefined variable/ },
    { text: "{{ ref.constructor }}", why: /undefined variable/ },
    { text: "{{ sha.length.constructor }}", why: /undefined variable/ },
    { text: "{{ toString }}", why: /undefined variable/ },
    { text: "{{ (1..100000000) | join: ',' }}", why: /limit/ },
    { text: String.raw`{{ "\0" }}`, why: /NUL/ },
  ])("$text cannot be rendered", ({ text, why }) => {
    expect(() => parseTemplate(text).render(scope)).toThrow(why);
  });

  it("does not render to more than 64 kB", () => {
    const doubled = `{{ sha${" | append: sha".repeat(10)} }}`;

    expect(() => parseTemplate(doubled).render({ sha: "x".repeat(10_000) })).toThrow(/longer than 65536|limit/);
  });

  it.each([
    { text: "{{ ref.name", why: /not closed/ },
    { text: "{{ ref.name | nofilter }}", why: /undefined filter: nofilter/ },
    { text: "{% for i in (1..9) %}{% endfor %}", why: /"for" not found/ },
    { text: "{% include 'x' %}", why: /"include" not found/ },
    { text: "{% render '/etc/passwd' %}", why: /"render" not found/ },
    { text: "{% layout 'x' %}", why: /"layout" not found/ },
    { text: "{{ 'now' | date: '%s' }}", why: /undefined filter: date/ },
    { text: "{{ ref.name | split: '' | shuffle }}", why: /undefined filter: shuffle/ },
    { text: `{{ sha }}${"x".repeat(20_000)}`, why: /limit/ },
  ])("$text does not parse", ({ text, why }) => {
    expect(() => parseTemplate(text)).toThrow(why);
  });

  it("knows the variables it names in their parts", () => {
    const { paths } = parseTemplate(
      `{% assign x = needs.a.sha %}{{ x }}{{ needs["b/c"].outputs.V | append: name }}{{ needs[ref].sha }}`,
    );

    expect(paths).toEqual([
      ["needs", "a", "sha"],
      ["needs", "b/c", "outputs", "V"],
      ["needs", undefined, "sha"],
      ["name"],
      ["ref"],
    ]);
  });

  it("tells the variables it reads, but not those it sets itself", () => {
    const { variables } = parseTemplate(
      "{% assign x = ref.name %}{{ x }} {{ sha }} {{ ref['full'] }} {{ nope | default: '' }}",
    );

    expect([...variables].sort()).toEqual(["nope", "ref.full", "ref.name", "sha"]);
  });

  it.each([
    ["{{ a }}", true],
    ["{% if a %}", true],
    ["a } { b", false],
  ])("has marks in %s: %s", (text, marks) => {
    expect(hasTemplateMarks(text)).toBe(marks);
  });
});
