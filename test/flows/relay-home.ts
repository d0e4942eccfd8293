import { createHmac } from "node:crypto";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { RelayRole } from "../../relay/model/relay-role.ts";
import { besideRelay } from "../../relay/operate.ts";
import type { Store } from "../../relay/store/store.ts";
import type { RunningRelay } from "../../relay/wiring/running.ts";
import { startRelay } from "../../relay/wiring.ts";
import type { LogFields } from "../../shared/text/log.ts";
import { systemClock } from "../../shared/time/clock.ts";
import { type StandIn, startStandIn } from "../gitlab/stand-in.ts";
import type { PipelineRow, Project } from "../gitlab/world/rows.ts";

/** The secrets of every relay in these tests; none may turn up anywhere. */
export const SECRETS = { HOOK_SECRET: "hook-canary-3f1c", GITLAB_HOOK_TOKEN: "token-canary-9a2e" } as const;

/** One line of a relay's log. */
export interface LoggedLine {
  readonly level: string;
  readonly message: string;
  readonly fields: LogFields;
}

/** What a test varies of relay.yml. */
export interface RelayYaml {
  /** Routes as YAML flow mappings, one each; `app` and nothing else by default. */
  readonly routes?: readonly string[];
  /** Further sources, each `name: { … }`; `forge` (GitHub) and `lab` (GitLab) are always there. */
  readonly sources?: readonly string[];
  readonly dispatch?: string;
  /** Five seconds by default. */
  readonly deadline?: string;
  /** Schedules as YAML flow mappings; none by default. */
  readonly schedules?: readonly string[];
  /** More about the GitLab `main`, as the inside of a YAML flow mapping. */
  readonly gitlab?: string;
  /** The drop-in's keys beside its GitLab, as the inside of a YAML flow mapping; without it there is none. */
  readonly dropIn?: string;
  /** The inside of `admin`, a YAML flow mapping; without it there is none. */
  readonly admin?: string;
  /** Any free one by default. */
  readonly port?: number;
  /** How long a relay that is to end goes on taking requests; no time by default. */
  readonly drainGrace?: string;
  /** Where events are kept, as a YAML flow value; by default the file beside relay.yml. */
  readonly store?: string;
}

/** A GitLab stand-in with a project to trigger, and a folder with a relay.yml that names them. */
export class RelayHome {
  readonly folder = mkdtempSync(join(tmpdir(), "sluice-relay-"));
  readonly configPath = join(this.folder, "relay.yml");
  readonly storePath = join(this.folder, "sluice.db");
  readonly logged: LoggedLine[] = [];
  readonly gitlab: StandIn;
  readonly target: Project;
  readonly env: Readonly<Record<string, string>>;

  private constructor(gitlab: StandIn, moreEnv: Readonly<Record<string, string>>) {
    this.gitlab = gitlab;
    this.target = gitlab.world.project({
      path: "group/deploy",
      members: { deployer: "maintainer" },
      ci: { jobs: [{ name: "deploy", stage: "deploy", runMs: 1 }] },
    });
    const { token } = gitlab.world.triggerToken(this.target, gitlab.world.user("deployer"));
    const accessToken = gitlab.world.accessToken(gitlab.world.user("deployer"));
    this.env = { ...SECRETS, DEPLOY_TOKEN: token, ACCESS_TOKEN: accessToken, ...moreEnv };
  }

  static async create(yaml: RelayYaml = {}, moreEnv: Readonly<Record<string, string>> = {}): Promise<RelayHome> {
    const home = new RelayHome(await startStandIn(), moreEnv);
    home.configure(yaml);
    return home;
  }

  /** Writes relay.yml anew. */
  configure(yaml: RelayYaml = {}, gitlabUrl = this.gitlab.url): void {
    const { routes = [route("app")], sources = [], schedules = [], port = 0, store, drainGrace = "0s" } = yaml;
    const { dispatch = "", deadline = "5s", gitlab = "", dropIn, admin } = yaml;
    const lines = [
      `listen: { port: ${port}, drain-grace: ${drainGrace} }`,
      ...(store === undefined ? [] : [`store: ${store}`]),
      `gitlab: { main: { url: "${gitlabUrl}"${gitlab && `, ${gitlab}`} } }`,
      "sources:",
      "  forge: { kind: github, secrets: [{ env: HOOK_SECRET }] }",
      "  lab: { kind: gitlab, secrets: [{ env: GITLAB_HOOK_TOKEN }] }",
      ...sources.map((text) => `  ${text}`),
      "routes:",
      ...routes.map((text) => `  - ${text}`),
      `schedules: [${schedules.join(", ")}]`,
      ...(dropIn === undefined ? [] : [`drop-in: { gitlab: main, ${dropIn} }`]),
      ...(admin === undefined ? [] : [`admin: { ${admin} }`]),
      `dispatch: { base-delay: 20ms, max-delay: 100ms, deadline: ${deadline}${dispatch && `, ${dispatch}`} }`,
    ];
    writeFileSync(this.configPath, `${lines.join("\n")}\n`);
  }

  /** Starts the relay in this process, on the real clock. */
  async start(env: Readonly<Record<string, string>> = this.env, role: RelayRole = "all"): Promise<RunningRelay> {
    const line =
      (level: string) =>
      (message: string, fields: LogFields = {}) => {
        this.logged.push({ level, message, fields });
      };
    return startRelay(this.configPath, {
      env,
      role,
      readFile: (path) => readFileSync(path, "utf8"),
      clock: systemClock,
      random: () => 0.5,
      randomBytes: (count) => crypto.getRandomValues(new Uint8Array(count)),
      createLog: () => ({ debug: line("debug"), info: line("info"), warn: line("warn"), error: line("error") }),
    });
  }

  /** Looks into the store, beside the relay or after it. */
  async look<T>(use: (store: Store) => Promise<T>): Promise<T> {
    const deps = { clock: systemClock, env: this.env, readFile: (path: string) => readFileSync(path, "utf8") };
    return await besideRelay(this.configPath, deps, use);
  }

  /** How often GitLab was asked for a pipeline of each delivery, refusals included. */
  triggersByDelivery(): ReadonlyMap<string, number> {
    const counts = new Map<string, number>();
    for (const { method, path, body } of this.gitlab.requests) {
      if (method !== "POST" || !path.endsWith("/trigger/pipeline")) continue;
      const { variables } = JSON.parse(body.toString("utf8")) as { variables?: Record<string, string> };
      const delivery = variables?.["SLUICE_DELIVERY"] ?? "none";
      counts.set(delivery, (counts.get(delivery) ?? 0) + 1);
    }
    return counts;
  }

  /** The pipelines of the target, oldest first. */
  pipelines(): readonly PipelineRow[] {
    return this.gitlab.world.pipelines(this.target);
  }

  async dispose(): Promise<void> {
    await this.gitlab.close();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** What lets a relay look pipelines up: as `gitlab` of a RelayYaml. */
export const SEEING = "access-token: { env: ACCESS_TOKEN }";

/** A route of source `forge` to the target, as YAML; `rest` goes into it, `trigger` into its trigger block. */
export function route(name: string, rest = "", trigger = ""): string {
  const call = `gitlab: main, project: group/deploy, ref: main, token: { env: DEPLOY_TOKEN }${trigger && `, ${trigger}`}`;
  return `{ name: ${name}, from: forge, trigger: { ${call} }${rest && `, ${rest}`} }`;
}

/** A variable of a pipeline. */
export function variable(pipeline: PipelineRow | undefined, name: string): string | undefined {
  return pipeline?.variables.find(({ key }) => key === name)?.value;
}

/** A request to `fetch`, its body as text. */
export type Push = RequestInit & { readonly body: string };

/** A push as GitHub sends it, one of a kind by `n`, signed with the secret all relays here share. */
export function githubPush(n: number, over: { readonly ref?: string } = {}): Push {
  const template = readFileSync(join(import.meta.dirname, "..", "fixtures", "webhooks", "github-push.json"), "utf8");
  const payload = JSON.parse(template) as Record<string, unknown>;
  const after = n.toString(16).padStart(40, "0");
  const body = JSON.stringify({ ...payload, before: "f".repeat(40), after, ref: over.ref ?? "refs/heads/main" });
  return {
    method: "POST",
    body,
    headers: {
      "content-type": "application/json",
      "x-github-event": "push",
      "x-github-delivery": `00000000-0000-4000-8000-${n.toString(16).padStart(12, "0")}`,
      "x-hub-signature-256": `sha256=${createHmac("sha256", SECRETS.HOOK_SECRET).update(body).digest("hex")}`,
    },
  };
}

/** What the relay answers to a stored event. */
export interface Answer {
  readonly event: string;
  readonly deliveries: readonly string[];
}
