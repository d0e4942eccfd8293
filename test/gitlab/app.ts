import { Hono } from "hono";
import { befall } from "./faults/befall.ts";
import { conditionalGet } from "./http/conditional-get.ts";
import type { Env } from "./http/env.ts";
import { notAllowed } from "./http/not-allowed.ts";
import { railsHeaders } from "./http/rails-headers.ts";
import { record } from "./http/record.ts";
import { Refusal } from "./http/refusal.ts";
import { throttle } from "./http/throttle.ts";
import { artifactRoutes } from "./routes/artifacts.ts";
import { artifactRefRoutes } from "./routes/artifacts-by-ref.ts";
import type { AppDeps } from "./routes/call.ts";
import { commitStatusRoutes } from "./routes/commit-statuses.ts";
import { controlRoutes } from "./routes/control.ts";
import { groupRoutes } from "./routes/groups.ts";
import { instanceRoutes } from "./routes/instance.ts";
import { jobActionRoutes } from "./routes/job-actions.ts";
import { jobRoutes } from "./routes/jobs.ts";
import { lintRoutes } from "./routes/lint.ts";
import { memberRoutes } from "./routes/members.ts";
import { mergeRequestRoutes } from "./routes/merge-requests.ts";
import { oauthRoutes } from "./routes/oauth.ts";
import { ownTokenRoutes } from "./routes/own-token.ts";
import { pageRoutes } from "./routes/pages.ts";
import { pipelineActionRoutes } from "./routes/pipeline-actions.ts";
import { pipelineJobRoutes } from "./routes/pipeline-jobs.ts";
import { pipelineListRoutes } from "./routes/pipeline-list.ts";
import { pipelineRoutes } from "./routes/pipelines.ts";
import { projectRoutes } from "./routes/projects.ts";
import { repositoryRoutes } from "./routes/repository.ts";
import { repositoryFileRoutes } from "./routes/repository-files.ts";
import { scheduleVariableRoutes } from "./routes/schedule-variables.ts";
import { scheduleRoutes } from "./routes/schedules.ts";
import { tokenScopeRoutes } from "./routes/token-scope.ts";
import { triggerRoutes } from "./routes/trigger.ts";
import { triggerTokenRoutes } from "./routes/trigger-tokens.ts";
import { userRoutes } from "./routes/users.ts";
import { variableRoutes } from "./routes/variables.ts";

/** Routes below `/api/v4`, in the order in which they are tried: the fixed words before the variable ones. */
const API_ROUTES = [
  instanceRoutes,
  userRoutes,
  ownTokenRoutes,
  groupRoutes,
  triggerRoutes,
  triggerTokenRoutes,
  pipelineListRoutes,
  pipelineJobRoutes,
  pipelineActionRoutes,
  pipelineRoutes,
  artifactRefRoutes,
  artifactRoutes,
  jobActionRoutes,
  jobRoutes,
  commitStatusRoutes,
  repositoryFileRoutes,
  repositoryRoutes,
  lintRoutes,
  mergeRequestRoutes,
  memberRoutes,
  tokenScopeRoutes,
  scheduleRoutes,
  scheduleVariableRoutes,
  variableRoutes,
  projectRoutes,
];

/** The whole GitLab as one app; it does not listen. */
export function createApp(deps: AppDeps): Hono<Env> {
  const root = new Hono<Env>({ strict: false });
  controlRoutes(root, deps);
  oauthRoutes(root, deps);
  pageRoutes(root, deps);

  const api = new Hono<Env>({ strict: false });
  api.use(record("api", deps.requests));
  api.use(befall(deps.faults, deps.world.clock));
  api.use(railsHeaders(deps.world.clock));
  api.use(throttle(deps.throttle, deps.world.clock));
  api.use(conditionalGet());
  for (const addTo of API_ROUTES) addTo(api, deps);
  notAllowed(api);
  api.all("*", (c) => c.json({ error: "404 Not Found" }, 404));

  root.route(`${deps.site.root}/api/v4`, api);
  root.onError((error, c) => {
    if (error instanceof Refusal) return c.json(error.body as object, error.status);
    return c.json({ message: "500 Internal Server Error", exception: String(error) }, 500);
  });
  return root;
}
