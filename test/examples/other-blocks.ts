/** Why a block that no test recognises by itself is right all the same. */
export type Reason =
  /** A test of its own reads the block, and fails when it is wrong. */
  | { readonly kind: "held"; readonly by: string }
  /** Nothing here could run it. */
  | { readonly kind: "not-run"; readonly why: string };

const held = (by: string): Reason => ({ kind: "held", by });
const notRun = (why: string): Reason => ({ kind: "not-run", why });

const GITLAB_CI = notRun("CI of the project on the other side, for a runner with that project's tools");
const OUTPUT = notRun("output, with made-up names and times; the words of it are held by the tests of what prints it");
const PICTURE = notRun("a picture or a sum in text");
const OTHER_PROGRAM = notRun("for a program that no machine of these tests has to have");

/** Each block that is of no kind, by its page and the beginning of its text. A block that is of a kind may not be here. */
export const OTHER_BLOCKS: readonly (readonly [page: string, begins: string, reason: Reason])[] = [
  ["docs/architecture.md", "rank 0", held("test/architecture.test.ts")],
  ["docs/artifacts.md", "by-job (default)", PICTURE],
  ["docs/artifacts.md", "build:\n  script: echo", GITLAB_CI],
  ["docs/conformance.md", "export SLUICE_CONFORMANCE_URL", notRun("needs a real GitLab")],
  ["docs/conformance.md", "spec:\n", GITLAB_CI],
  ["docs/doctor.md", "Tokens\n", OUTPUT],
  ["docs/graph.md", "# a part of pipelines.yml\nmatrix:", held("test/examples/every-block.test.ts")],
  ["docs/graph.md", "error: pipelines.yml has 3 problems:", OUTPUT],
  ["docs/graph.md", "1  libs/amd64-debug", held("test/cli/graph.test.ts")],
  ["docs/graph.md", "⠹ 212 pipelines", OUTPUT],
  ["docs/graph.md", "Run 4f2a91c07b3e", OUTPUT],
  ["docs/moving-over.md", "# .gitlab-ci.yml, before", notRun("GitLab's own keyword, before Sluice")],
  ["docs/recipes.md", "# .gitlab-ci.yml of group/app", GITLAB_CI],
  ["docs/recipes.md", "build:\n", GITLAB_CI],
  ["docs/reference/relay-config.md", "/etc/sluice/relay.yml has 2 problems", OUTPUT],
  ["docs/relay-api.md", "Authorization: Bearer TOKEN", PICTURE],
  ["docs/relay-api.md", "$ curl ", held("test/examples/every-block.test.ts")],
  ["docs/relay-deliveries.md", "           ┌──", PICTURE],
  ["docs/relay-drop-in.md", "-https://", PICTURE],
  ["docs/relay-installing.md", "install -d", notRun("changes the machine: users, units, folders of root")],
  ["docs/relay-installing.md", "podman build", OTHER_PROGRAM],
  ["docs/relay-installing.md", "server {", OTHER_PROGRAM],
  ["docs/relay-installing.md", "relay.example.com {", OTHER_PROGRAM],
  ["docs/relay-installing.md", "http:\n", OTHER_PROGRAM],
  ["docs/relay-installing.md", "sqlite3 ", OTHER_PROGRAM],
  ["docs/relay-routes.md", "# yaml-language-server", notRun("a comment for editors")],
  [
    "docs/relay-running.md",
    "npm run sluice -- relay check",
    notRun("sends a signal to whatever relay the machine runs"),
  ],
  ["docs/relay-sources.md", "stash: {", held("test/examples/every-block.test.ts")],
  ["docs/relay-watching.md", "# prometheus.yml", OTHER_PROGRAM],
  ["docs/relay.md", "cp examples/relay.yml", held("test/examples.test.ts")],
  ["docs/relay.md", "cp test/fixtures/webhooks", held("test/flows/relay-first-steps.test.ts")],
  ["docs/relay.md", "# .gitlab-ci.yml of the target", GITLAB_CI],
  ["docs/reports.md", "⠹ group/app", OUTPUT],
  ["docs/reports.md", "Log of unit", OUTPUT],
  ["docs/reports.md", "- if: failure()", held("test/examples/every-block.test.ts")],
  ["docs/scaling.md", "flowchart LR", PICTURE],
  ["docs/scaling.md", "6,000 ÷", PICTURE],
  ["docs/tokens.md", "ID  DESCRIPTION", OUTPUT],
  ["docs/waiting.md", "Pipeline 102: running", OUTPUT],
  ["docs/waiting.md", "on-manual: play", held("test/examples/every-block.test.ts")],
];

/** Pages written by `npm run generate`, whose `--check` fails when a line of them is not what the sources say. */
export const GENERATED_PAGES: readonly string[] = [
  "docs/reference/cli.md",
  "docs/reference/conformance.md",
  "docs/reference/inputs.md",
  "docs/reference/pipelines.md",
  "docs/troubleshooting.md",
];
