import type { JobRow } from "../world/rows.ts";

/** A job's log so far: empty before it starts and after it has been erased. */
export function traceOf(job: JobRow): string {
  if (job.startedAt === undefined || job.erasedAt !== undefined || job.kind === "bridge") return "";
  const lines = job.spec.trace ?? `$ run ${job.name}\n`;
  const begun = `Running with gitlab-runner 19.2.0\n${lines}${lines.endsWith("\n") ? "" : "\n"}`;
  if (job.status === "success") return `${begun}\u001B[32;1mJob succeeded\u001B[0;m\n`;
  if (job.status === "failed") return `${begun}\u001B[31;1mERROR: Job failed: exit code 1\u001B[0;m\n`;
  if (job.status === "canceled") return `${begun}\u001B[31;1mERROR: Job failed: canceled\u001B[0;m\n`;
  return begun;
}
