import { problemsOf } from "./loading.ts";

/** A healthy configuration, one thing per line, to be broken one line at a time. */
export const HEALTHY = [
  "listen: { host: 127.0.0.1, port: 8080 }", // 1
  "store: sqlite:./sluice.db", // 2
  "gitlab:", // 3
  "  main: { url: https://gitlab.example.com }", // 4
  "sources:", // 5
  "  hub: { kind: github, secrets: [{ env: GITHUB_WEBHOOK_SECRET }] }", // 6
  "  lab: { kind: gitlab, auth: token, secrets: [{ env: GITLAB_WEBHOOK_SECRET }] }", // 7
  "routes:", // 8
  "  - name: app-to-deploy", // 9
  "    from: hub", // 10
  "    when: { repository: acme/app, branches: [main] }", // 11
  "    trigger:", // 12
  "      gitlab: main", // 13
  "      project: group/deploy", // 14
  "      ref: main", // 15
  "      token: { env: DEPLOY_TRIGGER_TOKEN }", // 16
  "      variables: { CHANNEL: stable }", // 17
];

/** The problems of the healthy configuration with line `at` replaced. */
export function broken(at: number, line: string) {
  return problemsOf(HEALTHY.with(at - 1, line).join("\n"));
}
