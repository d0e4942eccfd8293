import type { Storage } from "../artifacts/storage.ts";
import { type Ability, authorize, visibleProject } from "../auth/access.ts";
import { type Caller, identify } from "../auth/caller.ts";
import { type JobTokenRoute, jobTokenGate } from "../auth/job-token-table.ts";
import { checkScopes } from "../auth/scopes.ts";
import type { Faults } from "../faults/faults.ts";
import type { Ctx } from "../http/env.ts";
import type { RecordedRequest } from "../http/record.ts";
import { recordNotFound, unauthorized } from "../http/refusal.ts";
import type { Site } from "../http/site.ts";
import type { Throttle } from "../http/throttle.ts";
import type { ParamHash } from "../params/nested.ts";
import { pathInteger } from "../params/pick.ts";
import { readParams } from "../params/read-params.ts";
import type { JobRow, PipelineRow, Project, User } from "../world/rows.ts";
import type { World } from "../world/world.ts";

/** What the app is made of. */
export interface AppDeps {
  readonly world: World;
  readonly faults: Faults;
  readonly requests: RecordedRequest[];
  readonly storage: Storage;
  readonly site: Site;
  readonly throttle: Throttle | undefined;
}

/** A request whose parameters have been read and whose caller is known. */
export interface Call {
  readonly c: Ctx;
  readonly deps: AppDeps;
  readonly params: ParamHash;
  /** Whether the body was JSON. */
  readonly json: boolean;
  readonly caller: Caller;
  /** The project of the path's `:id`; 404 when the caller may not know of it. */
  project(): Project;
  /** The project, and 403 when the caller may not do this to it. */
  projectFor(ability: Ability): Project;
  /** Whoever is signed in; 401 for nobody. */
  user(): User;
}

/** How a route lets callers in. */
export interface Door {
  /** The row of the job token table; absent = job tokens are ignored. */
  readonly jobToken?: JobTokenRoute;
  /** Whether a caller is required. Default: for everything but GET and HEAD. */
  readonly signedIn?: boolean;
}

/** Reads a request and finds out who makes it. Everything due by now has happened in the world. */
export async function openCall(deps: AppDeps, c: Ctx, door: Door = {}): Promise<Call> {
  const { merged: params, json } = await readParams(c);
  deps.world.settle();
  const gate = jobTokenGate(door.jobToken, deps.site.version);
  const caller = identify(deps.world, { header: (name) => c.req.header(name), params }, gate !== undefined);
  const reading = c.req.method === "GET" || c.req.method === "HEAD";
  if (caller.kind === "anonymous" && (door.signedIn ?? !reading)) throw unauthorized();
  checkScopes(caller, c.req.method, c.req.path);
  const project = () => visibleProject(findProject(deps.world, c.req.param("id") ?? ""), caller, gate);
  return {
    c,
    deps,
    params,
    json,
    caller,
    project,
    projectFor: (ability) => {
      const found = project();
      authorize(caller, ability, found);
      return found;
    },
    user: () => {
      if (caller.kind === "anonymous") throw unauthorized();
      return caller.user;
    },
  };
}

/** A project by number or by full path. */
export function findProject(world: World, id: string): Project | undefined {
  const byId = /^\d+$/u.test(id) ? world.projects.find((project) => project.id === Number(id)) : undefined;
  return byId ?? world.projects.find((project) => project.path.toLowerCase() === id.toLowerCase());
}

/** The pipeline of the path's `:pid` inside the project. */
export function findPipeline(call: Call, project: Project): PipelineRow {
  const id = pathInteger(call.c.req.param("pid"), "pipeline_id");
  const pipeline = call.deps.world.allPipelines.find((row) => row.id === id && row.project === project);
  if (pipeline === undefined) throw recordNotFound();
  return pipeline;
}

/** The job of the path's `:job` inside the project; bridges only where asked for. */
export function findJob(call: Call, project: Project, options: { readonly bridges?: boolean } = {}): JobRow {
  const job = call.deps.world.jobById(pathInteger(call.c.req.param("job"), "job_id"));
  if (job?.pipeline.project !== project || (job.kind === "bridge" && options.bridges !== true)) throw recordNotFound();
  return job;
}
