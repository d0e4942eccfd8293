import type { Hono } from "hono";
import { isAtLeast } from "../auth/roles.ts";
import type { Env } from "../http/env.ts";
import { paginate } from "../http/paginate.ts";
import { notFound } from "../http/refusal.ts";
import { urlOf } from "../http/site.ts";
import { optionalText } from "../params/pick.ts";
import { commitOf, commitView } from "../views/commit-view.ts";
import { pipelineBasic } from "../views/pipeline-view.ts";
import { resolveRef } from "../world/resolve-ref.ts";
import type { Commit, Project } from "../world/rows.ts";
import { type AppDeps, type Call, openCall } from "./call.ts";

/** Branches, tags and commits, as far as triggering needs them. */
export function repositoryRoutes(app: Hono<Env>, deps: AppDeps): void {
  const { site, world } = deps;
  const repository = "/projects/:id/repository";

  app.get(`${repository}/branches`, async (c) => {
    const call = await openCall(deps, c);
    const project = call.projectFor("read_code");
    const found = search(project.branches, optionalText(call.params, "search"));
    return c.json(
      paginate(c, site, call.params, found).map(([name, commit]) => branchView(call, project, name, commit)),
    );
  });

  app.get(`${repository}/branches/:name{.+}`, async (c) => {
    const call = await openCall(deps, c);
    const project = call.projectFor("read_code");
    const name = c.req.param("name") ?? "";
    const commit = project.branches.get(name);
    if (commit === undefined) throw notFound("Branch");
    return c.json(branchView(call, project, name, commit));
  });

  app.get(`${repository}/tags`, async (c) => {
    const call = await openCall(deps, c);
    const project = call.projectFor("read_code");
    const found = search(project.tags, optionalText(call.params, "search"));
    return c.json(paginate(c, site, call.params, found).map(([name, commit]) => tagView(project, name, commit)));
  });

  app.get(`${repository}/tags/:name{.+}`, async (c) => {
    const project = (await openCall(deps, c)).projectFor("read_code");
    const name = c.req.param("name") ?? "";
    const commit = project.tags.get(name);
    if (commit === undefined) throw notFound("Tag");
    return c.json(tagView(project, name, commit));
  });

  app.get(`${repository}/commits`, async (c) => {
    const call = await openCall(deps, c);
    const project = call.projectFor("read_code");
    const found = resolveRef(project, optionalText(call.params, "ref_name") ?? project.defaultBranch);
    if (found.kind !== "found") throw notFound("Commit");
    return c.json(paginate(c, site, call.params, [found.commit]).map((commit) => commitView(site, project, commit)));
  });

  app.get(`${repository}/commits/:sha{.+}`, async (c) => {
    const project = (await openCall(deps, c)).projectFor("read_code");
    const commit = findCommit(project, c.req.param("sha") ?? "");
    const last = world
      .pipelines(project)
      .findLast(({ sha, source }) => sha === commit.sha && source !== "parent_pipeline");
    return c.json({
      ...commitView(site, project, commit),
      status: last?.status ?? null,
      project_id: project.id,
      last_pipeline: last === undefined ? null : pipelineBasic(site, last),
    });
  });

  function branchView({ caller }: Call, project: Project, name: string, commit: Commit) {
    const role = caller.kind === "anonymous" ? undefined : project.members.get(caller.user.id);
    const needed = project.protectedRefs.get(name);
    return {
      name,
      commit: commitView(site, project, commit),
      merged: false,
      protected: project.protectedRefs.has(name),
      developers_can_push: needed === "developer",
      developers_can_merge: needed === "developer",
      can_push: needed !== "no_one" && isAtLeast(role, needed ?? "developer"),
      default: name === project.defaultBranch,
      web_url: urlOf(site, `/${project.path}/-/tree/${encodeURIComponent(name)}`),
    };
  }

  function tagView(project: Project, name: string, commit: Commit) {
    return {
      name,
      message: "",
      target: commit.sha,
      commit: commitView(site, project, commit),
      release: null,
      protected: project.protectedRefs.has(name),
      created_at: null,
    };
  }

  /** By branch, tag, or (shortened) id of a head or of a pipeline's commit. */
  function findCommit(project: Project, wanted: string): Pick<Commit, "sha"> & Partial<Commit> {
    const found = resolveRef(project, wanted);
    if (found.kind === "found") return found.commit;
    const heads = [...project.branches.values(), ...project.tags.values()].map(({ sha }) => sha);
    const known = [...heads, ...world.pipelines(project).map(({ sha }) => sha)];
    const sha = wanted.length < 7 ? undefined : known.find((candidate) => candidate.startsWith(wanted));
    if (sha === undefined) throw notFound("Commit");
    return commitOf(project, sha);
  }
}

function search(refs: ReadonlyMap<string, Commit>, text: string | undefined): readonly (readonly [string, Commit])[] {
  const fits = (name: string) => {
    if (text === undefined || text === "") return true;
    if (text.startsWith("^")) return name.startsWith(text.slice(1));
    return text.endsWith("$") ? name.endsWith(text.slice(0, -1)) : name.toLowerCase().includes(text.toLowerCase());
  };
  return [...refs].filter(([name]) => fits(name)).toSorted(([a], [b]) => (a < b ? -1 : 1));
}
