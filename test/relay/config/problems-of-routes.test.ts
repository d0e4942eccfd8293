import { describe, expect, it } from "vitest";
import { broken } from "../support/broken-config.ts";

describe("one wrong line of a route is one problem, with its place and what to write instead", () => {
  it.each([
    [
      9,
      "  - name: app to deploy",
      "relay.yml:9:11 routes[0].name: a name has letters, digits, `.`, `_` and `-`, and starts with a letter or digit",
    ],
    [10, "    from: hubb", 'relay.yml:10:11 routes[0].from: there is no source "hubb": did you mean hub?'],
    [10, "    from: gitea", 'relay.yml:10:11 routes[0].from: there is no source "gitea": there are hub, lab'],
    [10, "    form: hub", "relay.yml:10:5 routes[0].form: is no key here: did you mean `from`?"],
    [
      11,
      "    when: { repository: acme }",
      "relay.yml:11:25 routes[0].when.repository: can never match owner/name: write acme/app, or acme/* for all of an owner's",
    ],
    [
      11,
      "    when: { repository: https://github.com/acme/app }",
      "relay.yml:11:25 routes[0].when.repository: is a URL: write owner/name",
    ],
    [
      11,
      "    when: { branches: [main, refs/heads/x] }",
      "relay.yml:11:30 routes[0].when.branches[1]: is a full ref: write the short name, main instead of refs/heads/main",
    ],
    [
      11,
      '    when: { tags: ["v[0-9"] }',
      "relay.yml:11:20 routes[0].when.tags[0]: is no valid glob: write [0-9] for one of several characters, and \\[ for a bracket itself",
    ],
    [
      11,
      '    when: { branches: "release/{1,2" }',
      "relay.yml:11:23 routes[0].when.branches: is no valid glob: write both braces of {a,b}, and \\{ for a brace itself",
    ],
    [
      11,
      '    when: { branches: ["@(main|dev)"] }',
      "relay.yml:11:24 routes[0].when.branches[0]: is no glob: write {a,b} where either may stand, not (a|b)",
    ],
    [
      11,
      '    when: { tags: "v{1..9}" }',
      "relay.yml:11:19 routes[0].when.tags: is no glob: write {1,2,3} or [1-3], not {1..3}",
    ],
    [
      11,
      `    when: { tags: "${"{a,b}".repeat(10)}" }`,
      "relay.yml:11:19 routes[0].when.tags: is no glob: its braces make more than 500 names: write several",
    ],
    [
      11,
      '    when: { tags: "" }',
      "relay.yml:11:19 routes[0].when.tags: is empty: write a name, with * and ** where it varies",
    ],
    [
      11,
      "    when: { tags: [] }",
      "relay.yml:11:19 routes[0].when.tags: must name at least one; leave the key out to take any",
    ],
    [
      11,
      "    when: { tags: { a: 1 } }",
      "relay.yml:11:19 routes[0].when.tags: must be a name with * and **, or a list of them",
    ],
    [
      11,
      "    when: { actions: [push] }",
      "relay.yml:11:23 routes[0].when.actions[0]: must be one of create, update, delete",
    ],
    [11, "    when: { actions: [] }", "relay.yml:11:22 routes[0].when.actions: must name at least one action"],
    [
      13,
      "      gitlab: mian",
      'relay.yml:13:15 routes[0].trigger.gitlab: there is no gitlab "mian": did you mean main?',
    ],
    [
      14,
      "      project: group%2Fdeploy",
      "relay.yml:14:16 routes[0].trigger.project: is percent-encoded: write the path with plain slashes",
    ],
    [
      14,
      "      project: https://gitlab.example.com/group/deploy",
      "relay.yml:14:16 routes[0].trigger.project: is a URL: write only the project's path, such as group/deploy",
    ],
    [
      14,
      "      project: deploy",
      "relay.yml:14:16 routes[0].trigger.project: is no project path: write it as group/deploy, or give the project's id",
    ],
    [
      14,
      '      project: "42"',
      "relay.yml:14:16 routes[0].trigger.project: is an id in quotes: write the number without them",
    ],
    [
      15,
      '      ref: "a b"',
      "relay.yml:15:12 routes[0].trigger.ref: is no name git allows for a branch or tag: write one such as main or v1.2",
    ],
    [
      15,
      '      ref: "{{ ref }}"',
      "relay.yml:15:12 routes[0].trigger.ref: ref is two things: write {{ ref.name }} for main, or {{ ref.full }} for refs/heads/main",
    ],
    [
      16,
      "      token: glptt-0123456789abcdef",
      "relay.yml:16:14 routes[0].trigger.token: a secret in the file ends up in backups and git: write { env: NAME } or { file: PATH }",
    ],
    [
      17,
      "      variables: { VERSION: 1.10 }",
      'relay.yml:17:29 routes[0].trigger.variables.VERSION: must be text: write "1.10", in quotes',
    ],
    [
      17,
      "      variables: { DEBUG: true }",
      'relay.yml:17:27 routes[0].trigger.variables.DEBUG: must be text: write "true", in quotes',
    ],
    [
      17,
      "      variables: { SLUICE_REF: x }",
      "relay.yml:17:20 routes[0].trigger.variables.SLUICE_REF: names starting with SLUICE_ are Sluice's own facts: choose another name",
    ],
    [
      17,
      "      variables: { TRIGGER_PAYLOAD: x }",
      "relay.yml:17:20 routes[0].trigger.variables.TRIGGER_PAYLOAD: GitLab sets TRIGGER_PAYLOAD itself and refuses a second one: choose another name",
    ],
    [
      17,
      "      variables: { A-B: x }",
      "relay.yml:17:20 routes[0].trigger.variables.A-B: a variable's name has only letters, digits and _: choose another name",
    ],
    [
      17,
      '      variables: { A: "{{ ref.nam }}" }',
      "relay.yml:17:23 routes[0].trigger.variables.A: the template names ref.nam, which a change does not have: did you mean ref.name?",
    ],
    [
      17,
      '      variables: { A: "{{ ref.name" }',
      'relay.yml:17:23 routes[0].trigger.variables.A: the template does not parse: output "{{ ref.name" not closed, line:1, col:1',
    ],
    [
      17,
      '      variables: { A: "{{ sha | upcas }}" }',
      "relay.yml:17:23 routes[0].trigger.variables.A: the template does not parse: undefined filter: upcas, line:1, col:1",
    ],
    [
      17,
      "      inputs: { a: { b: 1 } }",
      "relay.yml:17:20 routes[0].trigger.inputs.a: must be text, a number, true or false, or a list",
    ],
    [
      17,
      "      payload: objct",
      "relay.yml:17:16 routes[0].trigger.payload: must be one of object, text, merged, none: did you mean `object`?",
    ],
    [
      17,
      "      variables: { __proto__: x }",
      "relay.yml:17:20 routes[0].trigger.variables.__proto__: cannot be a name here: choose another one",
    ],
  ])("line %i: %s", (at, line, problem) => {
    const { code, lines } = broken(at, line);

    expect(lines).toContain(problem);
    // What the line replaced may be missing now, which is a problem of its own.
    expect(lines.filter((other) => other !== problem && !other.includes(": is missing"))).toEqual([]);
    expect(code).toBe("CONFIG_INVALID");
  });
});
