import { join } from "node:path";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import type { ReportArtifact } from "../../../shared/gitlab/report-artifacts.ts";
import { printable } from "../../../shared/text/printable.ts";
import type { Files } from "../files.ts";
import { withStaging } from "../staging.ts";
import type { TreeJob } from "../tree-jobs.ts";
import type { ExtractedFile } from "../unpack-archive.ts";
import type { DotenvChoice } from "./choose-dotenv.ts";
import type { JobValues } from "./judge-values.ts";
import { MAX_DOTENV_BYTES, parseDotenv } from "./parse-dotenv.ts";

/** What reading dotenv files stands on. */
export interface DotenvDeps {
  readonly files: Files;
  /** The job's dotenv report, where the server gives it. */
  readonly readReport: (job: TreeJob, signal: AbortSignal) => Promise<ReportArtifact>;
  /** Unpacks the wanted files of the job's archive into an empty folder. */
  readonly bring: (
    job: TreeJob,
    to: { readonly into: string; readonly spool: string; readonly wanted: (path: string) => boolean },
    signal: AbortSignal,
  ) => Promise<readonly ExtractedFile[]>;
}

/** What was read, and what was not. */
export interface ReadDotenv {
  /** Jobs with their values, in the order of the choices. */
  readonly jobs: readonly JobValues[];
  /** A sentence each. */
  readonly problems: readonly {
    readonly text: string;
    readonly kind: "missing" | "unusable";
    readonly required: boolean;
  }[];
}

/** Where a dotenv file lies in an archive of a job that does not say. */
const isDotenv = (path: string) => /(^|\/)[^/]*\.env$/.test(path);

/**
 * Reads dotenv files: reports by the server's way to them, or else the `*.env` files of the archives of jobs that have one; and
 * files of archives where they were asked for by their paths.
 *
 * @param scratch a folder that is or can be made; a hidden folder comes into it and goes again
 */
export async function readDotenv(
  deps: DotenvDeps,
  choices: readonly DotenvChoice[],
  scratch: string,
  signal: AbortSignal,
): Promise<ReadDotenv> {
  if (choices.length === 0) return { jobs: [], problems: [] };
  // The folder itself never comes to be: it only says beside what the hidden one shall lie.
  return await withStaging(deps.files, join(scratch, "sluice-dotenv"), async ({ archives }) => {
    const jobs: JobValues[] = [];
    const problems: ReadDotenv["problems"][number][] = [];
    for (const [index, choice] of choices.entries()) {
      signal.throwIfAborted();
      const place = { into: join(archives, String(index)), spool: join(archives, `${index}.zip`) };
      const values = new Map<string, string>();
      const { job, required } = choice;
      const tell = (kind: "missing" | "unusable", text: string) => problems.push({ kind, text, required });
      const found = await textsOf(deps, choice, place, signal);
      if (found.length === 0) tell("missing", `No dotenv file of job ${nameOf(job)} can be had: ${whyNone(choice)}.`);
      for (const { what, bytes } of found) {
        const parsed = bytes === undefined ? tooLarge : parseDotenv(bytes);
        if (parsed.kind === "refused")
          tell("unusable", `${what} of job ${nameOf(job)} is no dotenv file: ${parsed.reason}.`);
        else for (const [name, value] of parsed.values) values.set(name, value);
      }
      if (values.size > 0) jobs.push({ job, values });
    }
    return { jobs, problems };
  });
}

interface Found {
  /** As a sentence begins with it. */
  readonly what: string;
  /** Absent when there are too many. */
  readonly bytes?: Uint8Array;
}

const tooLarge = { kind: "refused", reason: `it has more than ${MAX_DOTENV_BYTES} bytes` } as const;

async function textsOf(
  deps: DotenvDeps,
  { job, report, wanted }: DotenvChoice,
  place: { readonly into: string; readonly spool: string },
  signal: AbortSignal,
): Promise<readonly Found[]> {
  const what = "The dotenv report";
  const answer = report ? await deps.readReport(job, signal) : undefined;
  const reported: Found[] =
    answer?.kind === "report" ? [{ what, bytes: answer.bytes }] : answer?.kind === "too-large" ? [{ what }] : [];
  const isWanted = (path: string) => wanted?.(path) === true || (answer?.kind === "not-offered" && isDotenv(path));
  if (job.archive === undefined || (wanted === undefined && answer?.kind !== "not-offered")) return reported;
  deps.files.makeFolderNow(place.into);
  const files = await deps.bring(job, { ...place, wanted: isWanted }, signal);
  const found: Found[] = [];
  for (const file of files) {
    if (file.linkTo !== undefined) continue;
    const what = `The file \`${printable(file.path)}\``;
    if (file.sizeBytes > MAX_DOTENV_BYTES) found.push({ what });
    else found.push({ what, bytes: await bytesOf(deps.files, join(place.into, file.path)) });
  }
  await deps.files.remove(place.into);
  return [...reported, ...found];
}

async function bytesOf(files: Files, path: string): Promise<Uint8Array> {
  const file = await files.open(path);
  try {
    return file.lengthBytes === 0 ? new Uint8Array() : await file.read(0, file.lengthBytes);
  } finally {
    await file.close();
  }
}

function whyNone({ job, report, wanted }: DotenvChoice): string {
  if (wanted !== undefined && !report) return "its archive has none of that name";
  const archive = job.archive === undefined ? "it has no archive" : "its archive holds no `*.env` file";
  return `this GitLab gives no report artifacts to API tokens, and ${archive}; publish the file under \`artifacts: paths\` too`;
}

function nameOf({ name, id }: TreeJob): string {
  return `${printable(name)} (${id})`;
}

/** The error that missing or unusable dotenv files of jobs that were named are. */
export function dotenvError(kind: "missing" | "unusable", texts: readonly string[]): CodedError {
  return new CodedError(kind === "missing" ? "DOTENV_MISSING" : "DOTENV_INVALID", texts.join(" "));
}
