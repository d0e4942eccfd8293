import { createHmac } from "node:crypto";
import { writeFileSync } from "node:fs";
import { StatusForgeStandIn } from "../forge/status-forge.ts";
import type { Project } from "../gitlab/world/rows.ts";
import { until } from "../support/until.ts";
import { type Answer, type Push, RelayHome, SECRETS } from "./relay-home.ts";

/** The forges whose commits hear of their pipelines. */
export const FORGES = ["github", "gitea", "forgejo", "bitbucket-cloud", "bitbucket-datacenter", "gitlab"] as const;
export type Forge = (typeof FORGES)[number];

/** How the relay learns what becomes of a pipeline. */
export type Learning = "by webhook" | "by looking" | "not at all";

/** What a commit shows, in words all forges share. */
export interface Shown {
  readonly state: string;
  readonly description: string | null;
  readonly url: string | null;
}

/** A relay between a forge of a kind and a GitLab: `route` tells the commits of acme/app what becomes of their pipelines. */
export class FeedbackLab implements AsyncDisposable {
  readonly home: RelayHome;
  readonly env: Readonly<Record<string, string>>;
  readonly sha: string;
  readonly #kind: Forge;
  readonly #forge: StatusForgeStandIn | Project;

  private constructor(kind: Forge, home: RelayHome, forge: StatusForgeStandIn | Project) {
    this.#kind = kind;
    this.home = home;
    this.#forge = forge;
    const { world } = home.gitlab;
    const reader = world.accessToken(world.user("deployer"), { scopes: ["read_api"] });
    const writer = forge instanceof StatusForgeStandIn ? forge.token : world.accessToken(world.user("author"));
    this.env = { ...home.env, READ_TOKEN: reader, FORGE_TOKEN: writer };
    this.sha = forge instanceof StatusForgeStandIn ? "c0ffee".padEnd(40, "0") : world.commit(forge, "main").sha;
    if (forge instanceof StatusForgeStandIn) forge.commits.add(this.sha);
  }

  static async create(kind: Forge, learning: Learning = "not at all"): Promise<FeedbackLab> {
    const home = await RelayHome.create();
    const members = { author: "developer" } as const;
    const forge =
      kind === "gitlab"
        ? home.gitlab.world.project({ path: "acme/app", members })
        : await StatusForgeStandIn.start(kind);
    const lab = new FeedbackLab(kind, home, forge);
    lab.configure(learning);
    return lab;
  }

  /** The forge, where it is not the GitLab. */
  get forge(): StatusForgeStandIn {
    if (this.#forge instanceof StatusForgeStandIn) return this.#forge;
    throw new Error("The commits are at the GitLab.");
  }

  /** The project with the commits, at the GitLab. */
  get project(): Project {
    if (!(this.#forge instanceof StatusForgeStandIn)) return this.#forge;
    throw new Error("The commits are at the forge.");
  }

  /** Writes relay.yml. */
  configure(learning: Learning, target = "group/deploy", store = "sqlite:./sluice.db"): void {
    const { url } = this.home.gitlab;
    const api = this.#forge instanceof StatusForgeStandIn ? this.#forge.url : url;
    const token = learning === "by looking" ? ", access-token: { env: READ_TOKEN }" : "";
    const lines = [
      "listen: { port: 0, drain-grace: 0s }",
      `store: ${store}`,
      `gitlab: { main: { url: "${url}"${token} } }`,
      "sources:",
      `  forge: { kind: ${this.#kind}, secrets: [{ env: HOOK_SECRET }], api: { url: "${api}", token: { env: FORGE_TOKEN } } }`,
      "  lab: { kind: gitlab, secrets: [{ env: GITLAB_HOOK_TOKEN }] }",
      "routes:",
      "  - name: app",
      "    from: forge",
      "    feedback: {}",
      `    trigger: { gitlab: main, project: ${target}, ref: main, token: { env: DEPLOY_TOKEN } }`,
      "dispatch: { base-delay: 20ms, max-delay: 100ms, deadline: 1s }",
    ];
    writeFileSync(this.home.configPath, `${lines.join("\n")}\n`);
  }

  /** Has the target's GitLab send its pipeline events to the relay. */
  sendHooksTo(relayUrl: string, project = this.home.target): void {
    this.home.gitlab.world.hook(project, `${relayUrl}/hooks/lab`, SECRETS.GITLAB_HOOK_TOKEN);
  }

  /** Pushes the commit to a branch; the id of the delivery it becomes. Other branches than main are GitHub's only. */
  async push(relayUrl: string, branch = "main", sha = this.sha): Promise<string> {
    const answer = await fetch(`${relayUrl}/hooks/forge`, pushOf(this.#kind, sha, `refs/heads/${branch}`));
    const { deliveries } = (await answer.json()) as Answer;
    const [delivery] = deliveries;
    if (delivery === undefined) throw new Error(`The push was answered ${answer.status} and became no delivery.`);
    return delivery;
  }

  /** What the commit shows under the route's context. */
  shown(): Shown | undefined {
    if (this.#forge instanceof StatusForgeStandIn) return this.#forge.shown(this.sha, "sluice/app");
    const rows = this.home.gitlab.world.pipelines(this.#forge).flatMap(({ statuses }) => statuses);
    const row = rows.findLast(({ name, pipeline }) => name === "sluice/app" && pipeline.sha === this.sha);
    return row === undefined ? undefined : { state: row.status, description: row.description, url: row.targetUrl };
  }

  /** Lets GitLab's time pass until the commit shows this; the state is the forge's own word. */
  async untilShown(what: RegExp): Promise<Shown> {
    return await until(() => {
      this.home.gitlab.world.settle();
      const shown = this.shown();
      return shown !== undefined && what.test(`${shown.state}: ${shown.description}`) && shown;
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#forge instanceof StatusForgeStandIn) await this.#forge[Symbol.asyncDispose]();
    await this.home.dispose();
  }
}

const BEFORE = "b".repeat(40);
const REF = "refs/heads/main";

function pushOf(kind: Forge, after: string, ref: string): Push {
  const body = JSON.stringify(bodyOf(kind, after, ref));
  const hex = createHmac("sha256", SECRETS.HOOK_SECRET).update(body).digest("hex");
  return { method: "POST", body, headers: { "content-type": "application/json", ...headersOf(kind, hex) } };
}

function headersOf(kind: Forge, hex: string): Readonly<Record<string, string>> {
  const id = crypto.randomUUID();
  switch (kind) {
    case "github":
      return { "x-github-event": "push", "x-github-delivery": id, "x-hub-signature-256": `sha256=${hex}` };
    case "gitea":
    case "forgejo":
      return { [`x-${kind}-event`]: "push", [`x-${kind}-delivery`]: id, [`x-${kind}-signature`]: hex };
    case "bitbucket-cloud":
      return {
        "x-event-key": "repo:push",
        "x-hook-uuid": id,
        "x-request-uuid": id,
        "x-hub-signature": `sha256=${hex}`,
      };
    case "bitbucket-datacenter":
      return { "x-event-key": "repo:refs_changed", "x-request-id": id, "x-hub-signature": `sha256=${hex}` };
    case "gitlab":
      return { "x-gitlab-event": "Push Hook", "idempotency-key": id, "x-gitlab-token": SECRETS.HOOK_SECRET };
  }
}

function bodyOf(kind: Forge, after: string, ref: string): unknown {
  const sender = { login: "ada", id: 1 };
  switch (kind) {
    case "github":
    case "gitea":
    case "forgejo": {
      const repository = { id: 42, full_name: "acme/app", default_branch: "main" };
      const head = { id: after, message: "Change" };
      return {
        ref,
        before: BEFORE,
        after,
        commits: [head],
        head_commit: head,
        repository,
        sender,
        pusher: sender,
      };
    }
    case "bitbucket-cloud": {
      const [old, now] = [BEFORE, after].map((hash) => ({ type: "branch", name: "main", target: { hash } }));
      const change = { old, new: now, created: false, closed: false, forced: false, truncated: false, commits: [] };
      const repository = { full_name: "acme/app", uuid: "{42}", name: "app" };
      return { push: { changes: [change] }, repository, actor: { display_name: "Ada", nickname: "ada" } };
    }
    case "bitbucket-datacenter": {
      const ref = { id: REF, displayId: "main", type: "BRANCH" };
      const change = { ref, refId: REF, fromHash: BEFORE, toHash: after, type: "UPDATE" };
      const repository = { slug: "app", id: 42, name: "app", project: { key: "acme", name: "Acme" } };
      return { eventKey: "repo:refs_changed", actor: { name: "ada" }, repository, changes: [change] };
    }
    case "gitlab": {
      // The stand-in's project acme/app is its second.
      const project = { id: 2, path_with_namespace: "acme/app", default_branch: "main" };
      const kindOf = { object_kind: "push", event_name: "push" };
      return { ...kindOf, ref: REF, before: BEFORE, after, checkout_sha: after, project_id: 2, project, commits: [] };
    }
  }
}
