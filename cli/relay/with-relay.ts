import { besideRelay } from "../../relay/operate.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { Secret } from "../../shared/text/secret.ts";
import type { SubcommandOptions } from "../commands/relay/subcommand.ts";
import { readTokenFile } from "../token-file.ts";
import type { World } from "../world.ts";
import { farRelay } from "./far-relay.ts";
import { nearRelay } from "./near-relay.ts";
import { relayClient } from "./relay-client.ts";
import type { RelayHands } from "./relay-hands.ts";

/** The environment variable with a token of a relay's admin API. */
const TOKEN_VARIABLE = "SLUICE_RELAY_TOKEN";

/**
 * Lets `use` work on the relay that was named: the one at --url, by its admin API, else the one of --config, by its store.
 *
 * @throws CodedError USAGE where no token was given for a relay at --url; those of either way
 */
export async function withRelay<T>(
  { config, remote }: Pick<SubcommandOptions, "config" | "remote">,
  world: World,
  use: (relay: RelayHands) => Promise<T>,
): Promise<T> {
  if (remote === undefined)
    return await besideRelay(config, world, async (store) => use(nearRelay(store, config, world)));
  const { url, tokenFile } = remote;
  const client = relayClient({ url, token: tokenFor(tokenFile, world), signal: world.signal });
  try {
    return await use(farRelay(client));
  } finally {
    client.close();
  }
}

function tokenFor(file: string | undefined, { env, readFile }: World): Secret {
  const token = file === undefined ? (env[TOKEN_VARIABLE] ?? "") : readTokenFile("token", file, readFile);
  if (token.trim() !== "") return new Secret(token.trim());
  throw new CodedError("USAGE", `A relay at --url wants a token, and ${TOKEN_VARIABLE} is not set.`, {
    hint: `Set ${TOKEN_VARIABLE} to one of the tokens under \`admin\` in its relay.yml, or name a file that holds one with --token-file.`,
  });
}
