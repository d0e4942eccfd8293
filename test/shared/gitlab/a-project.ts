import type { Credential } from "../../../shared/gitlab/auth.ts";
import type { TriggerOrder } from "../../../shared/gitlab/triggers.ts";
import { Secret } from "../../../shared/text/secret.ts";
import type { StandIn } from "../../gitlab/stand-in.ts";
import type { ProjectSeed } from "../../gitlab/world/seeds.ts";

/** What `aProject` sets up. */
export type Setting = ReturnType<typeof aProject>;

/** A private project with a maintainer, who owns a trigger token, an access token and a running job; and a stranger's job. */
export function aProject({ world }: StandIn, seed: Partial<ProjectSeed> = {}) {
  const ada = world.user("ada");
  const project = world.project({ path: "group/app", members: { ada: "maintainer" }, ...seed });
  const upstream = world.project({ path: "group/upstream", members: { ada: "maintainer" } });
  const stranger = world.project({ path: "else/where", members: { stranger: "maintainer" } });
  world.allowJobTokens(project, upstream);
  const { job, token } = world.runningJob(upstream, ada);
  const theirs = world.runningJob(stranger, world.user("stranger"));
  const order: TriggerOrder = {
    project: project.path,
    ref: "main",
    credential: trigger(world.triggerToken(project, ada).token),
  };
  const member = { kind: "access-token", token: new Secret(world.accessToken(ada)) } as const;
  const strangerJob = { kind: "job-token", token: new Secret(theirs.token) } as const;
  return { project, stranger, order, member, job, jobToken: new Secret(token), strangerJob };
}

/** A trigger token to order with. */
export function trigger(token: string) {
  return { kind: "trigger-token", token: new Secret(token) } as const;
}

/** A credential's own text. */
export function tokenOf(credential: Credential): string {
  return credential.kind === "anonymous" ? "" : credential.token.reveal();
}
