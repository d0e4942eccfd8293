import { CodedError } from "../../../shared/errors/coded-error.ts";
import { oneLine } from "../../../shared/errors/describe.ts";
import { isTlsCode } from "../../../shared/errors/is-tls-code.ts";
import { nodeCode } from "../../../shared/errors/node-code.ts";

/** What went wrong with a statement. */
export class DatabaseFault extends Error {
  override readonly name = "DatabaseFault";
  /** PostgreSQL's code of the error (https://www.postgresql.org/docs/current/errcodes-appendix.html); undefined when no answer came. */
  readonly sqlState: string | undefined;

  constructor(cause: unknown) {
    super(oneLine(cause), { cause });
    this.sqlState = sqlStateOf(cause);
  }

  /** Whether the connection is gone, and with it any transaction that was not committed. */
  get isOfConnection(): boolean {
    return this.sqlState === undefined || CONNECTION_GONE.test(this.sqlState);
  }

  /** Whether no connection came about since the two sides do not agree on TLS, or the server's certificate is not believed. */
  get isOfTls(): boolean {
    const { cause } = this;
    return isTlsCode(nodeCode(cause) ?? "") || (cause instanceof Error && cause.message === NO_TLS);
  }

  /** Whether the driver was asked for a password that it does not have; it gives no code for that. */
  get isOfPassword(): boolean {
    return this.cause instanceof Error && /^SASL: .* client password must be /.test(this.cause.message);
  }

  /** Whether PostgreSQL has ended the transaction in favour of another one, so that the same again may go well. */
  get isOfTurn(): boolean {
    return this.sqlState === "40001" || this.sqlState === "40P01";
  }

  /** Whether only the row at hand is to blame, so that its neighbours in the same transaction can still be stored. */
  get isOfRow(): boolean {
    return this.sqlState !== undefined && OF_THE_ROW.test(this.sqlState);
  }
}

/** Connection exceptions, a server that shuts down or recovers, and a session ended for having done nothing in its transaction. */
const CONNECTION_GONE = /^(?:08...|57P0[1-5]|25P0[34])$/;

/** Data exceptions, violated constraints, and a value too large for an index. */
const OF_THE_ROW = /^(?:22...|23...|54000)$/;

const HINTS: readonly (readonly [sqlState: RegExp, hint: string])[] = [
  [/^28/, "Check the user and the password in `store`, and the server's pg_hba.conf."],
  [/^3D/, "Create the database that `store` names; the relay makes its schema itself."],
  [/^(?:25006|55000)/, "This server takes no writes: lead `store` to the primary."],
  [
    /^42501/,
    "Let the user make schemas in the database (`grant create on database`), or make the store's two for it, and let it own them and all that is in them.",
  ],
  [/^42P01|^3F/, "The schema is gone: restore a backup, or start the relay again, which begins an empty one."],
  [/^53100/, "Free space on the server's disk; a running relay goes on by itself."],
  [/^53300/, "Raise max_connections of the server, or lower `connections` under `store`."],
  [/^(?:55P03|57014)/, "The server is slow, or another session holds locks: look into pg_stat_activity."],
  [/^(?:XX00[12]|58)/, "The server reports damage or failing disks: look into its log before trusting it further."],
];

const OF_CONNECTION = "Check that the server runs and can be reached from here; a running relay goes on by itself.";

const OF_PASSWORD =
  "The server asks for a password: name it as `password` under `store`, or for `--to` in the environment variable PGPASSWORD.";

const OF_TLS =
  "Name the authority of the server's certificate under `ca-file`, and in `url` a host that the certificate is for; a server without TLS takes sslmode=disable.";

/** What the driver says of a server that answers that it has no TLS; there is no code for it. */
const NO_TLS = "The server does not support SSL connections";

/** What a caller of the store gets for an error: STORE_UNAVAILABLE when the database is to blame, else INTERNAL. */
export function storeFault(doing: string, error: unknown): CodedError {
  if (error instanceof CodedError) return error;
  const text = `${doing} failed: ${oneLine(error)}.`;
  if (!(error instanceof DatabaseFault) || error.isOfRow) return new CodedError("INTERNAL", text, { cause: error });
  const hint = hintOf(error);
  return new CodedError("STORE_UNAVAILABLE", text, { cause: error, ...(hint === undefined ? {} : { hint }) });
}

function hintOf(fault: DatabaseFault): string | undefined {
  if (fault.isOfPassword) return OF_PASSWORD;
  if (fault.isOfTls) return OF_TLS;
  return fault.isOfConnection ? OF_CONNECTION : hintFor(fault.sqlState);
}

function hintFor(sqlState = ""): string | undefined {
  return HINTS.find(([pattern]) => pattern.test(sqlState))?.[1];
}

/** The driver gives errors of the server a code of five characters; those of the socket have longer ones, or none. */
function sqlStateOf(error: unknown): string | undefined {
  if (!(error instanceof Error) || !("code" in error) || typeof error.code !== "string") return undefined;
  return /^[0-9A-Z]{5}$/.test(error.code) && "severity" in error ? error.code : undefined;
}
