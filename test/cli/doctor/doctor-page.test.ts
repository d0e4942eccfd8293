import { describe, expect, it } from "vitest";
import { CHECKS, type Finding } from "../../../action/doctor/finding.ts";
import { DoctorPage, type DoctorStyle } from "../../../cli/doctor/doctor-page.ts";

function findingLines(all: readonly Finding[], style: DoctorStyle): readonly string[] {
  const page = new DoctorPage(style);
  return [...all.flatMap((finding) => page.add(finding)), ...page.end()];
}

const plain = { colour: false, unicode: true } as const;
const findings: readonly Finding[] = [
  { check: "inputs", state: "ok", says: "The inputs make sense." },
  { check: "address", state: "failed", says: "Nobody is there.", fix: "Check `host`.", code: "GITLAB_UNREACHABLE" },
  { check: "clock", state: "warning", says: "The clock is wrong.", fix: "Set it." },
  { check: "version", state: "not-checked", says: "GitLab cannot be talked to." },
  { check: "project", state: "not-checked", says: "GitLab cannot be talked to." },
];

describe("findings for a person", () => {
  it("stand in groups, each with its mark, what was found and what to do", () => {
    expect(`\n${findingLines(findings, plain).join("\n")}\n`).toBe(`
Inputs
  ✓ inputs           The inputs make sense.

Server
  ✗ address          Nobody is there.
                     what to do: Check \`host\`.
                     more: docs/troubleshooting.md#gitlab-unreachable
  ! clock            The clock is wrong.
                     what to do: Set it.
  · version          GitLab cannot be talked to. Nor were checked: project.
`);
  });

  it("are shown as they come, save what may yet be said together with more", () => {
    const page = new DoctorPage(plain);
    const [fine, bad, , open, later] = findings;
    if (fine === undefined || bad === undefined || open === undefined || later === undefined) throw new Error("few");

    const counts = [fine, bad, open, later].map((finding) => page.add(finding).length);

    expect(counts).toEqual([2, 5, 0, 0]);
    expect(page.end()).toHaveLength(1);
  });

  it("have a group for every check", () => {
    for (const check of CHECKS) expect(findingLines([{ check, state: "ok", says: "x" }], plain)[0]).toMatch(/^[A-Z]/);
  });

  it("are folded to the width of the terminal, save words that are longer", () => {
    const says = `This goes on and on, until it has reached https://gitlab.example.com/${"a".repeat(60)} and then ends.`;
    const lines = findingLines([{ check: "ref", state: "ok", says }], { ...plain, columns: 60 });

    expect(lines.filter((line) => line.length > 60)).toHaveLength(1);
    expect(lines.slice(1).join(" ").replaceAll(/\s+/g, " ")).toContain(says.replaceAll(/\s+/g, " "));
  });

  it("keep to one line each where nothing bounds it, and never move the cursor", () => {
    const lines = findingLines([{ check: "ref", state: "ok", says: `${"word ".repeat(60)}\u001b[2J` }], plain);

    expect(lines).toHaveLength(2);
    expect(lines.join("\n")).not.toContain("\u001b");
  });

  it("have marks of ASCII where the terminal has no others, and colours where it has them", () => {
    expect(findingLines(findings, { ...plain, unicode: false }).join("\n")).toMatch(/ {2}x address[^]* {2}\. version/);
    expect(findingLines(findings, { ...plain, colour: true }).join("\n")).toContain("\u001b[31m✗\u001b[39m address");
  });
});
