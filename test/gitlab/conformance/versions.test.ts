import { expect, it } from "vitest";
import { putTo } from "./case.ts";
import { standInSubject } from "./stand-in-subject.ts";
import { CASES } from "./table.ts";

it.each([
  { version: 17, differs: [12, 13, 14, 26, 52] },
  { version: 18, differs: [] },
] as const)(
  "GitLab $version differs from the table in cases $differs, as docs/conformance.md says",
  async ({ version, differs }) => {
    const subject = await standInSubject({ version });

    const failed = new Set<number>();
    for (const one of CASES) await putTo(subject, one).catch(() => failed.add(one.number));
    await subject.close();

    expect([...failed]).toEqual(differs);
  },
);
