import { onTestFinished } from "vitest";
import { runCli } from "../../cli/run-cli.ts";
import { temporaryFolder } from "../bundles/temporary-folder.ts";
import { aWorld } from "../cli/a-world.ts";
import { startStandIn } from "../gitlab/stand-in.ts";

/**
 * Runs a command against a GitLab that has the private project it names, with what its block says it needs and nothing else:
 * the tokens the block exports or keeps in files, or the job around it where it names no host.
 */
export async function runAsShown(args: readonly string[], within: string) {
  const gitlab = await startStandIn();
  onTestFinished(async () => await gitlab.close());
  const { world } = gitlab;
  const maintainer = world.user("maintainer");
  const members = { maintainer: "maintainer" } as const;
  const project = world.project({
    path: valueOf(args, "--project") ?? PIPELINE_URL.exec(args.join(" "))?.[1] ?? "group/unnamed",
    members,
    ci: { jobs: [BUILD] },
  });
  const { id } = world.pipeline(project);
  const caller = world.project({ path: "group/caller", members });
  world.allowJobTokens(project, caller);
  const triggerToken = world.triggerToken(project, maintainer);
  const tokens: Readonly<Record<string, string>> = {
    SLUICE_TRIGGER_TOKEN: triggerToken.token,
    SLUICE_ACCESS_TOKEN: world.accessToken(maintainer, { scopes: [NEEDS_API.has(args[0] ?? "") ? "api" : "read_api"] }),
  };
  const job = {
    GITLAB_CI: "true",
    CI_SERVER_URL: gitlab.url,
    CI_JOB_TOKEN: world.runningJob(caller, maintainer).token,
  };
  const exported = Object.fromEntries(Object.entries(tokens).filter(([name]) => within.includes(`${name}=`)));

  const files: Record<string, string> = {};
  const fileOf = {
    "--trigger-token-file": "SLUICE_TRIGGER_TOKEN",
    "--access-token-file": "SLUICE_ACCESS_TOKEN",
  } as const;
  for (const [option, name] of Object.entries(fileOf)) {
    const path = valueOf(args, option);
    if (path !== undefined) files[path] = `${tokens[name]}\n`;
  }
  const host = valueOf(args, "--host");
  const namesServer = host !== undefined || args.some((word) => PIPELINE_URL.test(word));
  const here = { ...aWorld({ env: namesServer ? exported : job, files }), cwd: await temporaryFolder() };
  const exitCode = await runCli(
    args.map((word) =>
      word === host
        ? gitlab.url
        : word === A_TOKEN
          ? String(triggerToken.id)
          : word.replace(PIPELINE_URL, (_url, path: string) => `${gitlab.url}/${path}/-/pipelines/${id}`),
    ),
    here,
  );
  return { exitCode, ...here.printed };
}

/** Commands that change something by an access token. */
const NEEDS_API: ReadonlySet<string> = new Set(["cancel", "tokens"]);

/** A pipeline as the pages write it; its project is the first group. */
const PIPELINE_URL = /https:\/\/gitlab\.example\.com\/(\S+)\/-\/pipelines\/\d+/;

/** The id of a trigger token as the pages write it. */
const A_TOKEN = "12";

const BUILD = { name: "build", runMs: 0, artifacts: { "app.txt": "the app\n" } };

function valueOf(args: readonly string[], option: string): string | undefined {
  const at = args.indexOf(option);
  return at === -1 ? undefined : args[at + 1];
}
