import { CATALOGUE } from "../../shared/errors/catalogue.ts";
import { counted } from "../../shared/text/counted.ts";
import type { Finding } from "./finding.ts";

/** What all findings together come to. */
export interface DoctorVerdict {
  /** 0 when nothing failed, else of the first failed check. */
  readonly exitCode: 0 | 2 | 3 | 4 | 7;
  readonly counts: Readonly<Record<Finding["state"], number>>;
  /** One sentence. */
  readonly says: string;
}

/** Sums findings up; they come in the order in which the checks stand on each other, so that the first failure explains most. */
export function verdictOf(findings: readonly Finding[]): DoctorVerdict {
  const count = (state: Finding["state"]) => findings.filter((finding) => finding.state === state).length;
  const counts = {
    ok: count("ok"),
    warning: count("warning"),
    failed: count("failed"),
    "not-checked": count("not-checked"),
  };
  const first = findings.find(({ state }) => state === "failed");
  const exitCode = first?.code === undefined ? 0 : CATALOGUE[first.code].exitCode;
  return { exitCode, counts, says: sentence(counts, first) };
}

function sentence(counts: DoctorVerdict["counts"], first: Finding | undefined): string {
  const open = counts["not-checked"] === 0 ? "" : `, ${counts["not-checked"]} not checked`;
  const rest = `${counts.ok} ok, ${counted(counts.warning, "warning")}${open}`;
  if (first !== undefined) return `${counts.failed} failed, ${rest}. Begin with ${first.check}.`;
  if (counts.ok === 0) return `Nothing was found to be wrong, and nothing to be right: ${rest}.`;
  return `Nothing failed: ${rest}.`;
}
