import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { FAMILIES, type Family } from "../../relay/metrics/families.ts";
import { ROOT } from "../support/source-files.ts";

const read = (name: string) => readFileSync(join(ROOT, "examples/operating", name), "utf8");

interface Rule {
  readonly alert: string;
  readonly expr: string;
  readonly labels: { readonly severity: string };
  readonly annotations: { readonly summary: string };
}

describe("the alert rules", () => {
  const { groups } = parse(read("alerts.yml")) as { groups: readonly { readonly rules: readonly Rule[] }[] };
  const rules = groups.flatMap((group) => group.rules);
  const families: ReadonlyMap<string, Family> = new Map(Object.entries(FAMILIES));

  it("are there, each under a name of its own", () => {
    expect(rules.length).toBeGreaterThan(10);
    expect(new Set(rules.map(({ alert }) => alert)).size).toBe(rules.length);
  });

  it.each(rules)("$alert asks for metrics and labels that are given out", ({ expr }) => {
    const asked = [...expr.matchAll(/\b(sluice_relay_\w+)(?:\{([^}]*)\})?/g)];
    for (const [, name = "", matchers = ""] of asked) {
      const family = families.get(name) ?? families.get(name.replace(/_(?:bucket|sum|count)$/, ""));
      expect([name, family?.type]).not.toEqual([name, undefined]);
      expect(families.has(name) ? family?.type !== "histogram" : family?.type === "histogram").toBe(true);
      const labels = [...matchers.matchAll(/(\w+)(?:=~|!=|!~|=)"/g)].map(([, label]) => label);
      expect(labels.filter((label) => !family?.labels.includes(label ?? ""))).toEqual([]);
      const isCounted = /\b(?:increase|rate)\($/.test(expr.slice(0, expr.indexOf(name)));
      expect(isCounted).toBe(family?.type !== "gauge");
    }
    expect(asked.length).toBe(expr.startsWith("up{") ? 0 : 1);
  });

  it.each(rules)("$alert says how bad it is and what it is", ({ labels, annotations, expr }) => {
    expect(["critical", "warning"]).toContain(labels.severity);
    const used = [...JSON.stringify(annotations).matchAll(/\$labels\.(\w+)/g)].map(([, label]) => label ?? "");
    const [, name = ""] = /\b(sluice_relay_\w+)/.exec(expr) ?? [];
    const known = [...(families.get(name)?.labels ?? []), "instance"];
    expect(used.filter((label) => !known.includes(label))).toEqual([]);
  });
});

describe("the systemd unit", () => {
  const entries = read("sluice-relay.service")
    .split("\n")
    .filter((line) => /^\w+=/.test(line))
    .map((line) => [line.slice(0, line.indexOf("=")), line.slice(line.indexOf("=") + 1)] as const);
  const all = (key: string) => entries.filter(([name]) => name === key).map(([, value]) => value);

  it("lets attempts under way end: the default deadline, the grace to settle, and the last traces", () => {
    expect(Number.parseInt(all("TimeoutStopSec")[0] ?? "", 10)).toBeGreaterThanOrEqual(30 + 5 + 5);
  });

  it("gives secrets as files, and shows none to the environment", () => {
    expect(all("LoadCredential").length).toBeGreaterThan(1);
    expect(all("Environment")).toEqual([]);
  });

  it("is hardened, but for what V8 and the store need", () => {
    expect(Object.fromEntries(entries)).toMatchObject({
      DynamicUser: "yes",
      StateDirectory: "sluice",
      ProtectSystem: "strict",
      NoNewPrivileges: "yes",
      CapabilityBoundingSet: "",
      ExecReload: "/bin/kill -HUP $MAINPID",
      RestartPreventExitStatus: "2",
    });
    expect(all("MemoryDenyWriteExecute")).toEqual([]);
    expect(all("ProcSubset")).toEqual([]);
  });
});

describe("the Containerfile", () => {
  const lines = read("Containerfile")
    .replaceAll("\\\n", " ")
    .split("\n")
    .filter((line) => line !== "" && !line.startsWith("#"));
  const of = (instruction: string) =>
    lines.filter((line) => line.startsWith(`${instruction} `)).map((line) => line.slice(instruction.length).trim());

  it("runs as nobody in particular, by a command that is its arguments", () => {
    expect(of("FROM")).toEqual([expect.stringMatching(/^node:\d+-slim$/)]);
    expect(of("USER")).toEqual([expect.stringMatching(/^[1-9]\d{3,}:[1-9]\d{3,}$/)]);
    expect(JSON.parse(of("ENTRYPOINT")[0] ?? "")).toEqual(["node", "/opt/sluice/cli.js"]);
    expect(JSON.parse(of("CMD")[0] ?? "")).toEqual(["relay", "--config", "/etc/sluice/relay.yml"]);
    expect(lines.filter((line) => /curl|wget|apt-get|npm /.test(line))).toEqual([]);
  });

  it.each([
    { status: 200, exit: 0 },
    { status: 503, exit: 1 },
    { status: undefined, exit: 1 },
  ])("finds a relay that answers $status healthy with exit code $exit", async ({ status, exit }) => {
    const server = createServer((_, response) => response.writeHead(status ?? 200).end());
    await once(server.listen(0, "127.0.0.1"), "listening");
    const { port } = server.address() as AddressInfo;
    if (status === undefined) await new Promise((resolve) => server.close(resolve));
    const [, command = "[]"] = /CMD (\[.*\])$/.exec(of("HEALTHCHECK")[0] ?? "") ?? [];
    const [program, ...args] = JSON.parse(command.replace(":8080", `:${port}`)) as string[];

    const [code] = await once(spawn(program === "node" ? process.execPath : "none", args, { stdio: "ignore" }), "exit");

    server.close();
    expect(code).toBe(exit);
  });
});
