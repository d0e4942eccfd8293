import { resolveAliases } from "../../action/inputs/aliases.ts";
import { type ConnectionInputs, readConnection } from "../../action/inputs/connection.ts";
import { readTokens } from "../../action/inputs/credentials.ts";
import { DECLARED_INPUTS } from "../../action/inputs/declared.generated.ts";
import { InputReader } from "../../action/inputs/input-reader.ts";
import { problemsText } from "../../action/inputs/problems-text.ts";
import { surroundingJob } from "../../action/inputs/server.ts";
import { readTarget } from "../../action/inputs/target.ts";
import { CodedError } from "../../shared/errors/coded-error.ts";
import type { UserCredential } from "../../shared/gitlab/auth.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import type { Secret } from "../../shared/text/secret.ts";
import { type TokensOrder, tokensInputs } from "../commands/tokens.ts";
import { rawInputs } from "../raw-inputs.ts";
import type { World } from "../world.ts";
import { readExpiry } from "./read-expiry.ts";

/** Where trigger tokens are managed, and by whom. */
export interface TokensInputs extends ConnectionInputs {
  readonly host: string;
  readonly project: ProjectRef;
  readonly credential: UserCredential;
  /** For `create`: an instant. */
  readonly expiresAt?: string;
  readonly secrets: readonly Secret[];
}

const TAKEN = new Set<string>(tokensInputs(DECLARED_INPUTS).map(({ name }) => name));

/**
 * The options of `sluice tokens`, each else from its environment variable.
 *
 * @throws CodedError INPUT_INVALID listing every problem; FILE_UNREADABLE for a token file
 */
export function readTokensInputs(order: TokensOrder, world: Pick<World, "env" | "readFile" | "clock">): TokensInputs {
  const reader = new InputReader(resolveAliases(rawInputs(order, world, (name) => TAKEN.has(name))));
  const { host, project } = readTarget(reader, surroundingJob(world.env));
  const { accessToken, oauthToken } = readTokens(reader, undefined, host);
  const isGiven = reader.given("access-token") !== undefined || reader.given("oauth-token") !== undefined;
  if (!isGiven)
    reader.complainOf("access-token")(
      "not given, and neither is `oauth-token`. Write an access token with the scope api, whose owner is a Maintainer of the project, into SLUICE_ACCESS_TOKEN or a file named by --access-token-file. GitLab takes no job token here.",
    );
  const connection = readConnection(reader);
  const { expiresAt, problems } = readOwn(order, world.clock.now());
  const all = [...reader.problems, ...problems];
  const token = accessToken ?? oauthToken;
  if (all.length > 0 || host === undefined || project === undefined || token === undefined)
    throw new CodedError("INPUT_INVALID", problemsText("option", all), {
      hint: `Correct each option named in the message; \`sluice tokens ${order.deed.kind} --help\` shows what every one takes.`,
    });
  return {
    host,
    project,
    credential: accessToken === undefined ? { kind: "oauth-token", token } : { kind: "access-token", token },
    ...connection,
    ...(expiresAt === undefined ? {} : { expiresAt }),
    secrets: [accessToken, oauthToken].filter((secret) => secret !== undefined),
  };
}

/** What GitLab takes as a description (app/models/ci/trigger.rb has no limit of its own; the database column has). */
const LONGEST_DESCRIPTION = 255;

function readOwn(
  { deed }: TokensOrder,
  now: Date,
): { readonly expiresAt?: string; readonly problems: readonly string[] } {
  const problems: string[] = [];
  if ("description" in deed && (deed.description.trim() === "" || deed.description.length > LONGEST_DESCRIPTION))
    problems.push(
      `\`description\`: it is empty or longer than ${LONGEST_DESCRIPTION} characters. Write what the token is for.`,
    );
  if (deed.kind !== "create" || deed.expiresAt === undefined) return { problems };
  const expiry = readExpiry(deed.expiresAt, now);
  if (expiry.kind === "at") return { expiresAt: expiry.instant, problems };
  return { problems: [...problems, `\`expires-at\`: ${expiry.why}`] };
}
