import { describe, expect, it } from "vitest";
import { derived, liveConfig } from "../../../relay/live-config.ts";
import type { RelayConfig } from "../../../relay/model/relay-config.ts";
import type { Signal } from "../../../relay/observe/signal.ts";
import { createConnections } from "../../../relay/wiring/connections.ts";
import { createSecretHider } from "../../../relay/wiring/hide-secrets.ts";
import { reload } from "../../../relay/wiring/reload.ts";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { silentLog } from "../../../shared/text/log.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { ManualClock } from "../../gitlab/manual-clock.ts";
import { aConfig, aDispatch, aRoute } from "../support/a-config.ts";

/** A configuration in force with all that a reload acts on; `load` is what the file says. */
function aRelay(load: () => RelayConfig) {
  const config = liveConfig(aConfig());
  const connections = createConnections({ clock: new ManualClock(), random: () => 0.5, log: silentLog });
  connections.prepare(config.current)();
  const secrets = createSecretHider();
  const signals: Signal[] = [];
  const again = () => reload({ load, config, connections, secrets, observe: (signal) => signals.push(signal) });
  return { config, connections, secrets, signals, again };
}

describe("reloading", () => {
  it("brings into force what the file says, and says by name what changed", () => {
    const { config, signals, again } = aRelay(() => aConfig({ routes: [aRoute({ name: "new" })] }));
    const heard: RelayConfig[] = [];
    config.onReplace((next) => heard.push(next));

    again();

    expect(config.current.routes.map(({ name }) => name)).toEqual(["new"]);
    expect(heard).toEqual([config.current]);
    expect(signals).toEqual([
      {
        kind: "config-replaced",
        changes: [
          { what: "route", name: "app-to-deploy", how: "removed" },
          { what: "route", name: "lab-to-deploy", how: "removed" },
          { what: "route", name: "new", how: "added" },
        ],
      },
    ]);
  });

  it("keeps all of the present configuration when the file is refused, and tells every problem", () => {
    const lines = ["/etc/relay.yml has 2 problems:", "  relay.yml:6:34 a: is wrong", "  relay.yml:10:11 b: is too"];
    const { config, connections, signals, again } = aRelay(() => {
      throw new CodedError("CONFIG_INVALID", lines.join("\n"));
    });
    const [before, gitlab] = [config.current, connections.get("main")];

    again();

    expect(config.current).toBe(before);
    expect(connections.get("main")).toBe(gitlab);
    expect(signals).toEqual([
      { kind: "config-refused", code: "CONFIG_INVALID", why: "/etc/relay.yml has 2 problems:" },
      { kind: "config-problem", text: "relay.yml:6:34 a: is wrong" },
      { kind: "config-problem", text: "relay.yml:10:11 b: is too" },
    ]);
  });

  it("keeps it too when a certificate authority cannot be used, which only connecting finds out", () => {
    const { config, connections, signals, again } = aRelay(() =>
      aConfig({
        routes: [],
        gitlab: new Map([
          ["new", { name: "new", url: "https://new.example" }],
          ["main", { name: "main", url: "https://gitlab.example.com", caFile: "/nowhere/ca.pem" }],
        ]),
      }),
    );
    const before = config.current;

    again();

    expect(config.current).toBe(before);
    expect(connections.get("new")).toBeUndefined();
    expect(signals).toMatchObject([{ kind: "config-refused", code: "FILE_UNREADABLE" }]);
  });

  it("leaves where the relay listens and what it stores in to the next start, and says so", () => {
    const { config, signals, again } = aRelay(() =>
      aConfig({ listen: { host: "0.0.0.0", port: 80, drainGraceMs: 0 } }),
    );

    again();

    expect(config.current.listen).toEqual(aConfig().listen);
    expect(signals).toContainEqual({ kind: "config-kept-until-start", sections: ["listen"] });
  });

  it("hides the new secrets, and still those before them", () => {
    const { secrets, again } = aRelay(() =>
      aConfig({ routes: [aRoute({ trigger: { token: new Secret("second-one") } })] }),
    );
    secrets.learn([new Secret("first-one")]);

    again();

    expect(secrets.redact("first-one and second-one")).toBe("*** and ***");
  });

  it("keeps a connection that nothing has changed for, and opens the others anew", () => {
    let next = aConfig({ routes: [] });
    const { connections, again } = aRelay(() => next);
    const first = connections.get("main");

    again();
    const same = connections.get("main");
    next = aConfig({ dispatch: aDispatch({ deadlineMs: 1_000 }) });
    again();
    const other = connections.get("main");
    next = aConfig({ gitlab: new Map() });
    again();

    expect(same).toBe(first);
    expect(other).not.toBe(first);
    expect(connections.get("main")).toBeUndefined();
  });
});

describe("what is derived from the configuration in force", () => {
  it("is made once per configuration, when it is asked for", () => {
    const config = liveConfig(aConfig());
    const made: RelayConfig[] = [];
    const names = derived(config, (current) => {
      made.push(current);
      return current.routes.map(({ name }) => name);
    });

    const [one, two] = [names(), names()];
    config.replace(aConfig({ routes: [] }));
    config.replace(aConfig({ routes: [aRoute({ name: "new" })] }));

    expect(one).toBe(two);
    expect(names()).toEqual(["new"]);
    expect(made).toHaveLength(2);
  });
});
