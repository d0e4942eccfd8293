import { onTestFinished } from "vitest";
import { runCli } from "../../../cli/run-cli.ts";
import { type StandInOptions, startStandIn } from "../../gitlab/stand-in.ts";
import type { ProjectSeed } from "../../gitlab/world/seeds.ts";
import { aWorld } from "../a-world.ts";

/** A finding as `--json` prints it. */
interface Found {
  readonly check: string;
  readonly state: string;
  readonly says: string;
  readonly fix?: string;
  readonly code?: string;
}

/** A GitLab with the project `group/app`, of which ada is a maintainer and dora a developer, and the doctor. */
export async function openDoctorLab(seed: Partial<ProjectSeed> = {}, options: StandInOptions = {}) {
  const gitlab = await startStandIn(options);
  onTestFinished(() => gitlab.close());
  const { world } = gitlab;
  const [ada, dora] = [world.user("ada"), world.user("dora")];
  const members = { ada: "maintainer", dora: "developer" } as const;
  const project = world.project({ path: "group/app", members, ...seed });
  const tokens = {
    trigger: world.triggerToken(project, dora).token,
    ada: world.accessToken(ada),
    dora: world.accessToken(dora),
    reader: world.accessToken(dora, { scopes: ["read_api"] }),
  };
  const print = async (args: readonly string[], env: Readonly<Record<string, string>> = {}) => {
    const seen = aWorld({ env: { SLUICE_HOST: gitlab.url, SLUICE_PROJECT: "group/app", SLUICE_REF: "main", ...env } });
    const exitCode = await runCli(["doctor", ...args], seen);
    return { exitCode, ...seen.printed };
  };
  const run = async (env: Readonly<Record<string, string>>, ...args: readonly string[]) => {
    const { exitCode, out, err } = await print([...args, "--json"], env);
    const result = JSON.parse(out);
    const findings: readonly Found[] = result.findings;
    const of = (check: string) => findings.find((finding) => finding.check === check);
    return { exitCode, err, result, of, failed: findings.filter(({ state }) => state === "failed") };
  };
  /** The environment of a job of `group/caller`, as dora. */
  const callingJob = () => {
    const caller = world.project({ path: "group/caller", members: { dora: "developer" } });
    const { token } = world.runningJob(caller, dora);
    return {
      caller,
      env: { GITLAB_CI: "true", CI_SERVER_URL: gitlab.url, CI_SERVER_VERSION: "19.2.1", CI_JOB_TOKEN: token },
    };
  };
  return { gitlab, world, project, ada, dora, tokens, run, print, callingJob };
}
