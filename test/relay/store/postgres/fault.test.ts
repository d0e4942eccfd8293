import { describe, expect, it } from "vitest";
import { DatabaseFault, storeFault } from "../../../../relay/store/postgres/fault.ts";
import { CodedError } from "../../../../shared/errors/coded-error.ts";

/** An error as the driver gives it for an answer of the server. */
function answered(code: string): DatabaseFault {
  return new DatabaseFault(Object.assign(new Error("something"), { code, severity: "ERROR" }));
}

describe("an error of PostgreSQL", () => {
  it.each([
    ["of a row that is there already", "23505", "INTERNAL", /./],
    ["of a value that fits no column", "22P02", "INTERNAL", /./],
    ["of a value too large for an index", "54000", "INTERNAL", /./],
    ["of a password", "28P01", "STORE_UNAVAILABLE", /password/],
    ["of a database that is not there", "3D000", "STORE_UNAVAILABLE", /Create the database/],
    ["of a standby", "25006", "STORE_UNAVAILABLE", /primary/],
    ["of a right that lacks", "42501", "STORE_UNAVAILABLE", /grant/],
    ["of a schema that is gone", "42P01", "STORE_UNAVAILABLE", /schema is gone/],
    ["of a full disk", "53100", "STORE_UNAVAILABLE", /Free space/],
    ["of too many connections", "53300", "STORE_UNAVAILABLE", /max_connections/],
    ["of a lock that somebody holds", "55P03", "STORE_UNAVAILABLE", /pg_stat_activity/],
    ["of a deadline", "57014", "STORE_UNAVAILABLE", /pg_stat_activity/],
    ["of a server that shuts down", "57P01", "STORE_UNAVAILABLE", /can be reached/],
    ["of a damaged page", "XX001", "STORE_UNAVAILABLE", /damage/],
  ] as const)("%s (%s) is %s", (_, sqlState, code, hint) => {
    const fault = storeFault("Storing an event", answered(sqlState));

    expect(fault).toMatchObject({ code, message: "Storing an event failed: something." });
    expect(fault.hint).toMatch(hint);
  });

  it.each([
    ["40001", { isOfTurn: true, isOfConnection: false, isOfRow: false }],
    ["40P01", { isOfTurn: true, isOfConnection: false, isOfRow: false }],
    ["57P02", { isOfTurn: false, isOfConnection: true, isOfRow: false }],
    ["25P03", { isOfTurn: false, isOfConnection: true, isOfRow: false }],
    ["08006", { isOfTurn: false, isOfConnection: true, isOfRow: false }],
    ["23503", { isOfTurn: false, isOfConnection: false, isOfRow: true }],
    ["42601", { isOfTurn: false, isOfConnection: false, isOfRow: false }],
  ])("%s is told from others", (sqlState, kinds) => {
    expect(answered(sqlState)).toMatchObject(kinds);
  });

  it.each([
    ["of the socket", Object.assign(new Error("read ECONNRESET"), { code: "ECONNRESET" })],
    [
      "of a name that is not known, with a code of five letters",
      Object.assign(new Error("write EPIPE"), { code: "EPIPE" }),
    ],
    ["of the driver", new Error("Connection terminated unexpectedly")],
  ])("%s is one of the connection", (_, error) => {
    const fault = new DatabaseFault(error);

    expect(fault).toMatchObject({ isOfConnection: true, isOfRow: false, sqlState: undefined });
    expect(storeFault("Reading", fault)).toMatchObject({ code: "STORE_UNAVAILABLE" });
  });

  it.each([
    ["that nobody knows", Object.assign(new Error("self-signed certificate"), { code: "DEPTH_ZERO_SELF_SIGNED_CERT" })],
    ["for another host", Object.assign(new Error("IP is not in the list"), { code: "ERR_TLS_CERT_ALTNAME_INVALID" })],
    ["of a server that has none", new Error("The server does not support SSL connections")],
  ])("about a certificate %s says where its authority is named", (_, error) => {
    const fault = storeFault("Reading", new DatabaseFault(error));

    expect(fault).toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(fault.hint).toMatch(/`ca-file`.*sslmode/);
  });

  it("of the driver that lacks a password says where it is named", () => {
    const text = "SASL: SCRAM-SERVER-FIRST-MESSAGE: client password must be a string";

    const fault = storeFault("Reading", new DatabaseFault(new Error(text)));

    expect(fault).toMatchObject({ code: "STORE_UNAVAILABLE" });
    expect(fault.hint).toMatch(/`password`/);
  });

  it("that is none is ours, and one that has a code keeps it", () => {
    const coded = new CodedError("STORE_INVALID", "No.");

    expect(storeFault("Reading", new TypeError("x is undefined"))).toMatchObject({ code: "INTERNAL" });
    expect(storeFault("Reading", coded)).toBe(coded);
  });
});
