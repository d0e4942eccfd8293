import { printable } from "../../shared/text/printable.ts";
import { MANIFEST_NAME } from "./manifest.ts";
import { nameKey } from "./name-key.ts";
import { type Refusal, refused } from "./refusal.ts";

/** What a job would put into the folder that all share. */
export interface FlatShare {
  readonly job: { readonly id: number; readonly name: string };
  /** Paths with `/`. */
  readonly files: readonly { readonly path: string }[];
}

interface Claim {
  readonly path: string;
  readonly job: FlatShare["job"];
  readonly isFile: boolean;
}

/**
 * Whether the files of several jobs can lie in one folder: no path may be wanted twice, be it in another case, and none may
 * be a file for one job and a folder for another. Undefined when they can, else the first collision with both jobs named.
 */
export function judgeFlat(shares: readonly FlatShare[]): Refusal | undefined {
  const claims = new Map<string, Claim>();
  for (const { job, files } of shares) {
    for (const { path } of files) {
      if (nameKey(path) === nameKey(MANIFEST_NAME))
        return collision(`job ${nameOf(job)} has a file \`${printable(path)}\`, which is what the manifest is called`);
      for (const claim of claimsOf(path, job)) {
        const key = nameKey(claim.path);
        const other = claims.get(key);
        if (other !== undefined && (claim.isFile || other.isFile || other.path !== claim.path))
          return collision(describe(claim, other));
        claims.set(key, other ?? claim);
      }
    }
  }
  return undefined;
}

/** A file claims its own path and shares those of the folders above. */
function claimsOf(path: string, job: FlatShare["job"]): readonly Claim[] {
  const names = path.split("/");
  return names.map((_, index) => ({
    path: names.slice(0, index + 1).join("/"),
    job,
    isFile: index === names.length - 1,
  }));
}

function describe(claim: Claim, other: Claim): string {
  const [one, two] = [printable(other.path), printable(claim.path)];
  if (claim.isFile && other.isFile && one === two)
    return `jobs ${nameOf(other.job)} and ${nameOf(claim.job)} both have a file \`${one}\``;
  if (claim.isFile !== other.isFile) {
    const [file, folder] = claim.isFile ? [claim, other] : [other, claim];
    return `\`${printable(file.path)}\` is a file of job ${nameOf(file.job)} and a folder of job ${nameOf(folder.job)}`;
  }
  return `\`${one}\` of job ${nameOf(other.job)} and \`${two}\` of job ${nameOf(claim.job)} differ only in case or Unicode form`;
}

function nameOf({ name, id }: FlatShare["job"]): string {
  return `${printable(name)} (${id})`;
}

function collision(reason: string): Refusal {
  return refused("ARTIFACTS_NAME_COLLISION", reason);
}
