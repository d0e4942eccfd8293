import { examineFile } from "../../../../action/orchestrate/file/examine-file.ts";
import { homeOfCommandLine } from "../../../../action/orchestrate/file/home.ts";
import type { Graph } from "../../../../action/orchestrate/model.ts";

/** A CI run on the branch dev, with the run's own token. */
export const RUN = { GITHUB_ACTIONS: "true", GITHUB_REF_NAME: "dev", SLUICE_ACCESS_TOKEN: "glpat-of-the-run" };

/** A file as it is found: `line:column key: text` of each problem, those about secrets with a mark, and the graph. */
export async function examine(
  text: string,
  env: Readonly<Record<string, string>> = RUN,
  files: Readonly<Record<string, string>> = {},
): Promise<{ readonly problems: readonly string[]; readonly graph: Graph | undefined }> {
  const { problems, graph } = await examineFile(text, {
    env,
    cwd: "/job",
    readFile: (path) => {
      const content = files[path];
      if (content === undefined) throw new Error(`ENOENT: no such file, open '${path}'`);
      return content;
    },
    home: homeOfCommandLine(env),
  });
  const told = problems.map(
    ({ line, column, key, text: says, secretMissing }) =>
      `${line}:${column} ${key ?? ""}: ${says}${secretMissing === true ? " (secret)" : ""}`,
  );
  return { problems: told, graph };
}

/** The graph of a file with nothing wrong. */
export async function graphOf(text: string, env?: Readonly<Record<string, string>>): Promise<Graph> {
  const { problems, graph } = await examine(text, env);
  if (graph === undefined || problems.length > 0) throw new Error(`The file has problems:\n${problems.join("\n")}`);
  return graph;
}

/** A file of pipelines on one server; each line is indented below `pipelines`. */
export function pipelines(...lines: readonly string[]): string {
  return [
    "gitlab: { main: { url: https://gitlab.example.com } }",
    "pipelines:",
    ...lines.map((line) => `  ${line}`),
  ].join("\n");
}
