import { expect, it } from "vitest";
import { ANONYMOUS } from "../../../shared/gitlab/auth.ts";
import { getProject } from "../../../shared/gitlab/projects.ts";
import { startServer } from "./canned-server.ts";
import { connected } from "./connected.ts";

it.each([
  { restricted: false, role: "maintainer", least: "developer" },
  { restricted: false, role: undefined, least: "developer" },
  { restricted: true, role: "no_one_allowed", least: "no_one_allowed" },
  { restricted: true, role: undefined, least: "maintainer" },
  { restricted: undefined, role: "owner", least: "owner" },
  { restricted: undefined, role: undefined, least: undefined },
])(
  "a project whose variables are restricted ($restricted) to $role lets $least set them",
  async ({ restricted, role, least }) => {
    const body = {
      id: 1,
      path_with_namespace: "group/app",
      ...(restricted === undefined ? {} : { restrict_user_defined_variables: restricted }),
      ...(role === undefined ? {} : { ci_pipeline_variables_minimum_override_role: role }),
    };
    await using server = await startServer([{ body }]);
    using client = connected(server.url);

    const project = await getProject(client.gitlab, ANONYMOUS, 1);

    expect(project.variablesMinimumRole).toBe(least);
  },
);
