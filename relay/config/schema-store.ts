import { z } from "zod";
import { faultless, secretSchema } from "./fields.ts";
import { caFileFault, readPostgresAddress } from "./postgres-address.ts";

/** PostgreSQL cuts longer names off, and the work queue's has six characters more. */
const SCHEMA_NAME = /^[a-z_][a-z0-9_]{0,39}$/;

const EXAMPLE = "postgres://sluice@db.example.com:5432/sluice";

const WHAT_IT_IS = `must be sqlite: and a path, such as sqlite:./sluice.db, or a database, such as ${EXAMPLE}`;

/** A PostgreSQL database with what does not fit into its address. */
const postgresStoreSchema = z.strictObject({
  url: z
    .union([faultless(addressFault), secretSchema])
    .meta({ examples: [EXAMPLE] })
    .describe(
      "The database: postgres://USER@HOST:PORT/DATABASE, or where its address is, which may hold the password then.",
    ),
  password: secretSchema.optional().describe("The user's password, where the address does not hold it."),
  "ca-file": z.string().min(1).optional().describe("PEM file of the certificate authority of the database's server."),
  connections: z.int().min(4).max(500).default(10).describe("Connections that one relay opens at most."),
  schema: z
    .string()
    .regex(SCHEMA_NAME, "must be a name of at most 40 small letters, digits and _")
    .default("sluice")
    .describe("The schema that holds the relay's tables; the work queue's is called the same with _queue behind it."),
});

/** With what its parts say of each other. */
const databaseSchema = postgresStoreSchema.superRefine(({ url, "ca-file": caFile }, ctx) => {
  if (typeof url !== "string" || caFile === undefined) return;
  const address = readPostgresAddress(url);
  const message = "fault" in address ? undefined : caFileFault(address);
  if (message !== undefined) ctx.addIssue({ code: "custom", path: ["url"], message });
});

/** `sqlite:PATH`, a database's address without a password, or a database in full. */
export const storeSchema = z.union([faultless(storeFault), databaseSchema], {
  // What is wrong with an address, or with a map, is told by itself.
  error: ({ input }) =>
    typeof input === "string" || (typeof input === "object" && input !== null) ? undefined : WHAT_IT_IS,
});

function storeFault(text: string): string | undefined {
  if (/^postgres(?:ql)?:/.test(text)) return addressFault(text);
  return /^sqlite:.+/.test(text) ? undefined : WHAT_IT_IS;
}

/** Of an address that stands in the file. */
function addressFault(text: string): string | undefined {
  const address = readPostgresAddress(text);
  if ("fault" in address) return address.fault;
  return address.password === undefined
    ? undefined
    : "holds a password, which ends up in backups and git: leave it out, and write `store: { url: …, password: { env: NAME } }`";
}
