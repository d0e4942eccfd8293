/** A package as package-lock.json has it, as far as it is judged. */
export interface LockedPackage {
  readonly version?: string;
  readonly integrity?: string;
  readonly resolved?: string;
  readonly license?: string;
  readonly link?: boolean;
  readonly hasInstallScript?: boolean;
  readonly optional?: boolean;
}

/** The parts of package.json that say what is depended on. */
export interface Manifest {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
  readonly allowScripts?: Readonly<Record<string, boolean>>;
}

/** What package-lock.json holds, by the folder each package goes to; "" is the project itself. */
export type Locked = Readonly<Record<string, LockedPackage>>;

/**
 * The licences that may come in, as SPDX ids. All but MPL-2.0 ask for no more than their text, which dist/licenses.txt has; MPL-2.0
 * asks for the source of changed files, and none of such a package is bundled (`bundled` says which are).
 */
const LICENCES = new Set(["MIT", "Apache-2.0", "ISC", "BSD-2-Clause", "BSD-3-Clause", "0BSD", "Unlicense", "CC0-1.0"]);
const FOR_DEVELOPMENT = new Set([...LICENCES, "MPL-2.0"]);

/**
 * Everything that is wrong with what the lock file brings in: a sentence each, none if all is well.
 *
 * @param bundled the names of the packages of which code is in dist/
 */
export function lockFaults(manifest: Manifest, locked: Locked, bundled: ReadonlySet<string>): readonly string[] {
  return [
    ...Object.entries(locked).flatMap(([at, one]) => packageFaults(at, one, manifest, bundled)),
    ...directFaults(manifest, locked),
  ];
}

/** `@scope/name` of `node_modules/a/node_modules/@scope/name`. */
export function nameOf(at: string): string {
  return at.slice(at.lastIndexOf("node_modules/") + "node_modules/".length);
}

function packageFaults(
  at: string,
  one: LockedPackage,
  manifest: Manifest,
  bundled: ReadonlySet<string>,
): readonly string[] {
  if (at === "") return [];
  const name = nameOf(at);
  const faults: string[] = [];
  if (one.link === true || one.version === undefined) faults.push(`${at} is a link, and no package of a registry.`);
  if (!/^sha512-[A-Za-z\d+/]{86}==$/.test(one.integrity ?? ""))
    faults.push(`${at} has no SHA-512 of its archive in package-lock.json.`);
  // Which registry is asked is the machine's business; a fixed address would be asked whatever the machine says.
  if (one.resolved !== undefined) faults.push(`${at} names the address it is to be downloaded from.`);
  const allowed = bundled.has(name) ? LICENCES : FOR_DEVELOPMENT;
  if (!isAllowed(one.license, allowed))
    faults.push(`${at} is under ${one.license ?? "no licence"}, which is not on the list.`);
  // An optional one that was not approved is there all the same, and its script does not run.
  if (one.hasInstallScript === true && one.optional !== true && manifest.allowScripts?.[name] === undefined)
    faults.push(`${at} has an installation script, and allowScripts in package.json does not say whether it may run.`);
  return faults;
}

/** Of `A OR B` one must be allowed, of `A AND B` both. */
function isAllowed(license: string | undefined, allowed: ReadonlySet<string>): boolean {
  const text = (license ?? "").replaceAll(/[()]/g, "");
  return text.split(" OR ").some((choice) => choice.split(" AND ").every((id) => allowed.has(id)));
}

function directFaults(manifest: Manifest, locked: Locked): readonly string[] {
  const direct = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  const inexact = Object.entries(direct).flatMap(([name, wanted]) => {
    if (!/^\d+\.\d+\.\d+(?:-[\w.-]+)?$/.test(wanted))
      return [`package.json wants ${name} ${wanted}, which is no exact version.`];
    const found = locked[`node_modules/${name}`]?.version;
    return found === wanted
      ? []
      : [`package.json wants ${name} ${wanted}, and package-lock.json has ${found ?? "none"}.`];
  });
  const names = new Set(Object.keys(locked).map(nameOf));
  const approved = Object.keys(manifest.allowScripts ?? {});
  const idle = approved
    .filter((name) => !names.has(name))
    .map((name) => `allowScripts names ${name}, which is not depended on.`);
  return [...inexact, ...idle];
}
