// The relay beside its limits: `node bench/relay.ts [receive] [large] [dispatch] [backlog]`, all four by default. Linux, two cores.
//
// The server under measurement has the first core for itself; the load, the stand-ins and PostgreSQL share the second one. Bare servers and
// loads run from source, the relay from dist/ (`npm run build`) unless RELAY names another program; FOLDER is where it works (by default
// the system's temporary folder), ROUNDS how often it measures. Machines are noisy: read the ratios.
import { backlog } from "./relay/backlog.ts";
import { dispatch } from "./relay/dispatch.ts";
import { createGround } from "./relay/ground.ts";
import { large } from "./relay/large.ts";
import { receive } from "./relay/receive.ts";
import { RELAY, startDatabases } from "./relay/servers.ts";

const PARTS = ["receive", "large", "dispatch", "backlog"] as const;
const ROUNDS = Number(process.env["ROUNDS"] ?? 5);
/** Whatever hangs, this ends. */
const ENDS_AFTER_MS = 8 * 60_000;

const wanted = process.argv.slice(2);
const unknown = wanted.find((part) => !PARTS.some((known) => known === part));
if (unknown !== undefined) throw new Error(`There is no part "${unknown}"; there are ${PARTS.join(", ")}.`);

const ground = createGround(process.env["FOLDER"]);
const guard = setTimeout(() => void end(1, "given up: it took too long"), ENDS_AFTER_MS);
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => void end(1, `ended by ${signal}`));
try {
  const databases = await startDatabases(ground);
  if (databases === undefined) console.log("there is no PostgreSQL for this platform, and it is left out");
  console.log(`the relay is ${RELAY}`);
  for (const part of PARTS) {
    if (wanted.length > 0 && !wanted.includes(part)) continue;
    if (part === "receive") await receive(ground, databases, ROUNDS);
    if (part === "large") await large(ground, databases);
    if (part === "dispatch") await dispatch(ground, databases);
    if (part === "backlog") await backlog(ground, databases);
  }
} finally {
  clearTimeout(guard);
  await ground.dispose();
}

async function end(code: number, why: string): Promise<never> {
  console.error(why);
  await ground.dispose();
  process.exit(code);
}
