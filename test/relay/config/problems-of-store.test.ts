import { describe, expect, it } from "vitest";
import { HEALTHY } from "../support/broken-config.ts";
import { ENV, load, problemsOf } from "../support/loading.ts";

const PASSWORD = "p@ss:w0rd/?#";

const env = { ...ENV, PG_PASSWORD: PASSWORD };

function withStore(store: string): string {
  return HEALTHY.with(1, `store: ${store}`).join("\n");
}

function storeOf(store: string, more: Readonly<Record<string, string>> = {}) {
  return load(withStore(store), { "/etc/sluice/pg.pem": "PEM", "/run/pg": `${PASSWORD}\n` }, { ...env, ...more }).store;
}

const SERVER = { kind: "postgres", host: "db.example.com", port: 5_432, database: "sluice", user: "relay" };
const REST = { tls: { kind: "verified" }, connections: 10, schema: "sluice" };

describe("a store in PostgreSQL", () => {
  it.each([
    ["postgres://relay@db.example.com/sluice", { ...SERVER, ...REST }],
    ["postgresql://relay@db.example.com:6432/sluice", { ...SERVER, ...REST, port: 6_432 }],
    [
      "{ url: 'postgres://relay@db.example.com/sluice?sslmode=verify-full', connections: 4, schema: hooks }",
      {
        ...SERVER,
        ...REST,
        connections: 4,
        schema: "hooks",
      },
    ],
    ["postgres://relay@db.example.com/sluice?sslmode=disable", { ...SERVER, ...REST, tls: { kind: "off" } }],
    ["postgres://relay@db.example.com/sluice?sslmode=require", { ...SERVER, ...REST, tls: { kind: "encrypted" } }],
    [
      "{ url: 'postgres://relay@db.example.com/sluice', ca-file: pg.pem }",
      {
        ...SERVER,
        ...REST,
        tls: { kind: "verified", caFile: "/etc/sluice/pg.pem" },
      },
    ],
    ["postgres://relay@localhost/sluice", { ...SERVER, ...REST, host: "localhost", tls: { kind: "off" } }],
    ["postgres://relay@[::1]/sluice", { ...SERVER, ...REST, host: "::1", tls: { kind: "off" } }],
    [
      "postgres://relay@%2Frun%2Fpostgresql/sluice",
      { ...SERVER, ...REST, host: "/run/postgresql", tls: { kind: "off" } },
    ],
    [
      "postgres:///sluice?host=/run/postgresql&user=relay",
      {
        ...SERVER,
        ...REST,
        host: "/run/postgresql",
        tls: { kind: "off" },
      },
    ],
    ["postgres://re%40lay@db.example.com/slu%20ice", { ...SERVER, ...REST, user: "re@lay", database: "slu ice" }],
  ])("%s", (written, meant) => {
    expect(storeOf(written)).toEqual(meant);
  });

  it.each([
    "{ url: 'postgres://relay@db.example.com/sluice', password: { env: PG_PASSWORD } }",
    "{ url: 'postgres://relay@db.example.com/sluice', password: { file: /run/pg } }",
    "{ url: { env: DATABASE_URL } }",
    "{ url: { env: DATABASE_URL_ALONE }, password: { env: PG_PASSWORD } }",
  ])("has the password of its secret, and shows it nowhere: %s", (written) => {
    const store = storeOf(written, {
      DATABASE_URL: `postgres://relay:${encodeURIComponent(PASSWORD)}@db.example.com/sluice\n`,
      DATABASE_URL_ALONE: "postgres://relay@db.example.com/sluice",
    });

    expect(store).toMatchObject({ ...SERVER, ...REST });
    expect(store.kind === "postgres" && store.password?.reveal()).toBe(PASSWORD);
    expect(JSON.stringify(store)).not.toContain("w0rd");
  });
});

describe("a store is refused", () => {
  const FORM = "write it as postgres://USER@HOST:5432/DATABASE";
  it.each([
    [
      "postgres://relay:pass-w0rd@db/sluice",
      "2:8 store: holds a password, which ends up in backups and git: leave it out, and write `store: { url: …, password: { env: NAME } }`",
    ],
    [
      "{ url: 'postgres://relay:pass-w0rd@db/sluice' }",
      "2:15 store.url: holds a password, which ends up in backups and git: leave it out, and write `store: { url: …, password: { env: NAME } }`",
    ],
    ["postgres://db/sluice", `2:8 store: names no user: ${FORM}`],
    ["postgres://relay@db", `2:8 store: names no database: ${FORM}`],
    ["postgres:///sluice", `2:8 store: names no host: ${FORM}`],
    [
      "postgres://relay@db:port/sluice",
      `2:8 store: is no URL: ${FORM}, with % and two digits for what is special in a password`,
    ],
    [
      "postgres://relay@one,two/sluice",
      "2:8 store: names several hosts: name one, which leads to the server that takes writes",
    ],
    [
      "postgres://relay@db/sluice?sslmode=prefer",
      "2:8 store: has an sslmode that is not known here: write verify-full, require or disable",
    ],
    [
      "postgres://relay@db/sluice?sslrootcert=x",
      "2:8 store: has a parameter that is not known here: only sslmode, host and user may stand behind the ?",
    ],
    [
      "postgres://relay@db/%zz",
      "2:8 store: has a % that no two hexadecimal digits follow: write %25 for the sign itself",
    ],
    [
      "{ url: 'postgres://relay@db/sluice', path: x }",
      "2:45 store.path: is no key here: known are url, password, ca-file, connections, schema",
    ],
    ["{ schema: a }", "2:1 store.url: is missing: write `url: postgres://sluice@db.example.com:5432/sluice`"],
    ["{ url: 'mysql://db' }", `2:15 store.url: is no address of a database: ${FORM}`],
    [
      "{ url: 'postgres://relay@db/sluice', password: hunter2 }",
      "2:55 store.password: a secret in the file ends up in backups and git: write { env: NAME } or { file: PATH }",
    ],
    [
      "{ url: 'postgres://relay@db/sluice', schema: Sluice }",
      "2:53 store.schema: must be a name of at most 40 small letters, digits and _",
    ],
    ["{ url: 'postgres://relay@db/sluice', connections: 3 }", "2:58 store.connections: must be at least 4"],
    [
      "{ url: 'postgres://relay@db/sluice', ca-file: nowhere.pem }",
      "2:54 store.ca-file: cannot be read: ENOENT: no such file or directory, open '/etc/sluice/nowhere.pem'",
    ],
    [
      "{ url: 'postgres://relay@db/sluice?sslmode=disable', ca-file: pg.pem }",
      "2:15 store.url: checks no certificate with this sslmode, so `ca-file` is for nothing: write sslmode=verify-full",
    ],
  ])("%s", (written, problem) => {
    expect(problemsOf(withStore(written), { "/etc/sluice/pg.pem": "PEM" })).toEqual({
      code: "CONFIG_INVALID",
      lines: [`relay.yml:${problem}`],
    });
  });

  it.each([
    [`postgres://relay:${PASSWORD}@db/sluice`, "{ url: { env: IT } }", "CONFIG_INVALID"],
    ["postgres://relay:w0rd@db/sluice?w0rd=1", "{ url: { env: IT } }", "CONFIG_INVALID"],
    ["postgres://relay:w0rd@db/sluice", "{ url: { env: IT }, password: { env: PG_PASSWORD } }", "CONFIG_INVALID"],
    ["postgres://relay:w0rd@db/sluice?sslmode=require", "{ url: { env: IT }, ca-file: pg.pem }", "CONFIG_INVALID"],
    ["", "{ url: { env: IT } }", "CONFIG_SECRET_MISSING"],
  ])("without a word of its address, where that is a secret: %s", (IT, written, code) => {
    let said: unknown;
    try {
      storeOf(written, { IT });
    } catch (error) {
      said = error;
    }

    expect(said).toMatchObject({ code, message: expect.stringContaining("store.url: the environment variable IT") });
    expect(String(said)).not.toContain("w0rd");
  });
});
