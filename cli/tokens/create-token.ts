import { resolve } from "node:path";
import { CodedError } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { nodeCode } from "../../shared/errors/node-code.ts";
import type { TriggerToken } from "../../shared/gitlab/pipeline.ts";
import { isShownWhole } from "../../shared/gitlab/trigger-token-state.ts";
import { createTriggerToken } from "../../shared/gitlab/trigger-tokens.ts";
import { printable } from "../../shared/text/printable.ts";
import { Secret } from "../../shared/text/secret.ts";
import type { TokensDeed } from "../commands/tokens.ts";
import type { PrivateFile } from "../world.ts";
import type { Manage } from "./manage.ts";

type Order = Extract<TokensDeed, { readonly kind: "create" }>;

/**
 * Creates a trigger token, and puts it into the file where one is wanted. The file is made first: a token that nobody can
 * keep is not created.
 *
 * @throws CodedError USAGE for a file that is there already, FILE_UNREADABLE for one that cannot be made, GITLAB_*
 */
export async function createToken(manage: Manage, { description, output }: Order): Promise<TriggerToken> {
  const { gitlab, inputs, host, world } = manage;
  const { credential, project, expiresAt } = inputs;
  const file = output === undefined ? undefined : newFile(output, manage);
  let token: TriggerToken;
  try {
    const wanted = { description, ...(expiresAt === undefined ? {} : { expiresAt }) };
    token = await createTriggerToken(gitlab, credential, project, wanted, world.signal);
  } catch (error) {
    file?.discard();
    throw error;
  }
  host.mask(new Secret(token.token));
  if (!isShownWhole(token))
    throw new CodedError(
      "GITLAB_ANSWER_UNREADABLE",
      `GitLab has created trigger token ${token.id}, and its answer does not hold the token itself.`,
      { hint: `Revoke it (sluice tokens revoke ${token.id}) and try again.` },
    );
  if (file !== undefined && output !== undefined) keep(file, output, token);
  host.line(`Created trigger token ${token.id} (${printable(description, 120)})${endText(token)}.`, "good");
  if (expiresAt !== undefined && token.expiresAt === undefined)
    host.warning("This GitLab has not taken --expires-at: the token does not expire by itself.");
  if (output !== undefined) host.line(`It is in ${printable(output)}, which only you may read.`);
  return token;
}

function newFile(output: string, { world }: Manage): PrivateFile {
  try {
    return world.newPrivateFile(resolve(world.cwd, output));
  } catch (cause) {
    if (nodeCode(cause) === "EEXIST")
      throw new CodedError("USAGE", `sluice tokens create: the file ${printable(output)} is there already.`, {
        hint: "Name a new file, or remove that one first; nothing was created.",
      });
    throw new CodedError("FILE_UNREADABLE", `The file ${printable(output)} given by --output cannot be made.`, {
      cause,
      hint: "Check the path, and that this user may write there; nothing was created.",
    });
  }
}

function keep(file: PrivateFile, output: string, { id, token }: TriggerToken): void {
  try {
    file.write(`${token}\n`);
  } catch (cause) {
    throw new CodedError(
      "FILE_UNREADABLE",
      `Trigger token ${id} was created, and cannot be written to ${printable(output)}: ${oneLine(cause)}`,
      { hint: `Revoke it (sluice tokens revoke ${id}), make room, and create another one.` },
    );
  }
}

function endText({ expiresAt }: TriggerToken): string {
  return expiresAt === undefined ? ", without an end" : `, which ends at ${printable(expiresAt, 40)}`;
}
