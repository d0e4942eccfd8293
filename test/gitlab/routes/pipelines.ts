import type { Hono } from "hono";
import { mayReadVariables } from "../auth/access.ts";
import type { Env } from "../http/env.ts";
import { forbidden } from "../http/refusal.ts";
import { pipelineWithName } from "../views/pipeline-view.ts";
import { testReport, testReportSummary } from "../views/test-report.ts";
import { variableView } from "../views/variable-view.ts";
import { type AppDeps, findPipeline, openCall } from "./call.ts";

/** One pipeline and what can be read about it. */
export function pipelineRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const one = "/projects/:id/pipelines/:pid";

  app.get(one, async (c) => {
    const call = await openCall(deps, c, { jobToken: "GET pipelines/:id" });
    return c.json(pipelineWithName(site, findPipeline(call, call.projectFor("read_build")), world.nowMs));
  });

  app.get(`${one}/variables`, async (c) => {
    const call = await openCall(deps, c);
    const pipeline = findPipeline(call, call.projectFor("read_build"));
    if (!mayReadVariables(call.caller, pipeline)) throw forbidden();
    return c.json(pipeline.variables.map(variableView));
  });

  app.get(`${one}/test_report`, async (c) => {
    const call = await openCall(deps, c);
    return c.json(testReport(findPipeline(call, call.projectFor("read_build"))));
  });

  app.get(`${one}/test_report_summary`, async (c) => {
    const call = await openCall(deps, c);
    return c.json(testReportSummary(findPipeline(call, call.projectFor("read_build"))));
  });
}
