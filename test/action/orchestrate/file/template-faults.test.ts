import { describe, expect, it } from "vitest";
import { type TemplatePlace, templateFaults } from "../../../../action/orchestrate/file/template-faults.ts";

const LIBS = ["amd64", "arm64"].map((ARCH) => ({ key: `libs/${ARCH}`, name: "libs", leg: { ARCH } }));
const AROUND = {
  node: { key: "firmware/arm64-x", name: "firmware", leg: { ARCH: "arm64", BOARD: "x" } },
  needed: [
    ...LIBS,
    { key: "tools", name: "tools" },
    { key: "kit/1", name: "kit", leg: { N: "1" } },
    { key: "kit/2", name: "kit", leg: { N: "2" } },
    { key: "docs/ppc", name: "docs", leg: { ARCH: "ppc" } },
  ],
  pipelines: ["libs", "tools", "kit", "docs", "firmware", "deploy"],
  tokenVariables: new Set(["LAB"]),
};

function faults(text: string, place: TemplatePlace = "variables"): readonly string[] {
  return templateFaults(text, place, AROUND);
}

describe("a template", () => {
  it.each([
    "plain",
    "{{ needs.tools.outputs.VERSION }}",
    '{{ needs["libs/amd64"].pipeline-id }}',
    // Only one leg of libs has this one's ARCH.
    "{{ needs.libs.pipeline-id }}",
    "{{ needs.kit.outputs.VERSION | default: name }}",
    "{{ needs.kit.artifacts-path }}",
    "{{ needs.tools.status }}-{{ needs.tools.outcome }}-{{ needs.tools.sha | slice: 0, 8 }}",
    "{{ matrix.ARCH }} {{ matrix.BOARD.size }} {{ name }} {{ key }} {{ env.CHANNEL }}",
    "{% if needs.tools.status == 'success' %}y{% else %}n{% endif %}",
    "{% raw %}{{ needs.nothing }}{% endraw %}",
  ])("%s is fine", (text) => {
    expect(faults(text)).toEqual([]);
  });

  it.each([
    {
      text: "{{ needs.tool.sha }}",
      says: "the template names needs.tool.sha, and there is no such pipeline: did you mean `tools`?",
    },
    {
      text: "{{ needs.deploy.sha }}",
      says: "the template names needs.deploy.sha, but deploy is not among `needs`: write it there",
    },
    {
      text: "{{ needs.firmware.sha }}",
      says: "the template names needs.firmware.sha, but a pipeline cannot need itself",
    },
    {
      text: "{{ needs.tools.shaa }}",
      says: "the template names needs.tools.shaa, which is no value of a pipeline: did you mean `sha`?",
    },
    {
      text: "{{ needs.tools.output.V }}",
      says: "the template names needs.tools.output.V, which is no value of a pipeline: did you mean `outputs`?",
    },
    {
      text: "{{ needs.tools }}",
      says: "the template names needs.tools, which is no value of a pipeline: it has pipeline-id, web-url, ref, sha, status, outcome, artifacts-path, outputs",
    },
    {
      text: "{{ needs.tools.outputs }}",
      says: "the template names needs.tools.outputs, which is no single value: write {{ needs.tools.outputs.VAR }}",
    },
    {
      text: "{{ needs.tools.sha.first }}",
      says: "the template names needs.tools.sha.first, but that is a text: leave `.first` out",
    },
    {
      text: "{{ needs.kit.pipeline-id }}",
      says: 'kit has 2 legs with a `pipeline-id` each: name one, as in {{ needs["kit/1"].pipeline-id }}',
    },
    {
      text: "{{ needs.docs.sha }}",
      says: 'no leg of docs has the values of firmware/arm64-x: name one, as in {{ needs["docs/ppc"].sha }}',
    },
    {
      text: "{{ needs[matrix.ARCH].sha }}",
      says: "the template says by another value which one it means: name it plainly, as in {{ needs.NAME }}",
    },
    {
      text: "{{ needs }}",
      says: "`needs` is no single value: write {{ needs.NAME.outputs.VAR }}, or another value of a pipeline",
    },
    {
      text: "{{ matrix.ARHC }}",
      says: "the template names matrix.ARHC, which the matrix does not have: did you mean `ARCH`?",
    },
    {
      text: "{{ need.tools.sha }}",
      says: "the template names need.tools.sha, which is nothing known: did you mean `needs`?",
    },
    { text: "{{ name.first }}", says: "the template names name.first, but `name` is a text: write {{ name }}" },
    {
      text: "{{ env.DEPLOY_TOKEN }}",
      says: "the template names env.DEPLOY_TOKEN, which is kept for secrets: whoever may see the pipeline could read it. Keep it as a variable of the project in GitLab",
    },
    {
      text: "{{ env.LAB }}",
      says: "the template names env.LAB, which is kept for secrets: whoever may see the pipeline could read it. Keep it as a variable of the project in GitLab",
    },
    { text: "{{ env }}", says: "`env` is no single value: write {{ env.NAME }}" },
  ])("$text is told: $says", ({ text, says }) => {
    expect(faults(text)).toContain(says);
  });

  it.each([
    "SLUICE_ACCESS_TOKEN",
    "INPUT_TOKEN",
    "CI_JOB_JWT",
    "db_password",
    "SSH_KEY",
    "AWS_SECRET_ACCESS_KEY",
    "MY_TOKENS",
  ])("takes nothing from the variable %s", (name) => {
    expect(faults(`{{ env.${name} }}`)).toEqual([expect.stringContaining("kept for secrets")]);
  });

  it.each(["CHANNEL", "MONKEY", "TOKENIZER", "BUILD_NUMBER", "PATH"])("takes the variable %s", (name) => {
    expect(faults(`{{ env.${name} }}`)).toEqual([]);
  });

  it.each([
    {
      place: "timeout",
      text: "{{ needs.tools.sha }}",
      says: "cannot name `needs`: `matrix`, `name` and `key` may be named",
    },
    { place: "timeout", text: "{{ env.X }}", says: "cannot name `env`" },
    { place: "timeout", text: "{{ matrix.ARCH }}", says: "" },
    { place: "project", text: "group/{{ matrix.ARCH }}-{{ name }}", says: "" },
    { place: "project", text: "{{ key }}", says: "cannot name `key`" },
    { place: "gitlab", text: "{{ env.SITE }}", says: "cannot name `env`" },
    { place: "artifacts-path", text: "{{ name }}", says: "takes no template" },
    { place: "file-variables", text: "{{ needs.tools.artifacts-path }}/notes.md", says: "" },
    { place: "file-variables", text: "{{ needs.tools.outputs.FILE }}", says: "which jobs elsewhere have a say in" },
    { place: "ref", text: "{{ needs.tools.ref }}", says: "" },
  ] as const)("in $place: $text", ({ place, text, says }) => {
    expect(faults(text, place).map((fault) => fault.includes(says))).toEqual(says === "" ? [] : [true]);
  });

  it.each(["{{ name", "{{ name | nothing }}", "{% for x in y %}{% endfor %}", "{% include 'x' %}"])(
    "%s does not parse",
    (text) => {
      expect(faults(text)).toEqual([expect.stringMatching(/^the template does not parse: /)]);
    },
  );
});
