import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import type { TriggerToken } from "../../shared/gitlab/pipeline.ts";
import { listTriggerTokens, revokeTriggerToken } from "../../shared/gitlab/trigger-tokens.ts";
import { counted } from "../../shared/text/counted.ts";
import { listed } from "../../shared/text/listed.ts";
import { printable } from "../../shared/text/printable.ts";
import type { TokensDeed } from "../commands/tokens.ts";
import { ago } from "./ago.ts";
import type { Manage } from "./manage.ts";

type Order = Extract<TokensDeed, { readonly kind: "revoke" }>;

/** What came of it. */
export interface Revoked {
  readonly tokens: readonly TriggerToken[];
  /** Whether a person was asked and said no. */
  readonly declined: boolean;
}

/**
 * Revokes tokens, after saying what each was last used for and, where somebody sits at a terminal, asking.
 *
 * A token that somebody changes in between is left alone. When one cannot be revoked the others are nevertheless, and its
 * error is thrown at the end.
 *
 * @throws CodedError GITLAB_NOT_FOUND for an id the project does not have, before anything is revoked; USAGE where nobody
 *   can be asked and `--yes` was not given; GITLAB_*
 */
export async function revokeTokens(manage: Manage, { ids, yes }: Order): Promise<Revoked> {
  const { gitlab, inputs, host, world } = manage;
  const { credential, project } = inputs;
  const found = await find(manage, ids);
  for (const token of found) host.line(useText(token, world.clock.now()));
  if (!yes && !(await isAgreed(manage, found.length))) {
    host.line("Nothing was revoked.");
    return { tokens: [], declined: true };
  }
  const revoked: TriggerToken[] = [];
  const failures: CodedError[] = [];
  for (const token of found) {
    try {
      await revokeTriggerToken(gitlab, credential, project, token.id, world.signal, token.updatedAt);
      revoked.push(token);
      host.line(`Revoked trigger token ${token.id}.`, "good");
    } catch (error) {
      world.signal.throwIfAborted();
      if (!isCoded(error)) throw error;
      if (isCoded(error, "GITLAB_NOT_FOUND")) host.line(`Trigger token ${token.id} was gone already.`);
      else failures.push(error);
    }
  }
  const [first] = failures;
  if (first !== undefined) throw first;
  return { tokens: revoked, declined: false };
}

async function find({ gitlab, inputs, world }: Manage, ids: readonly number[]): Promise<readonly TriggerToken[]> {
  const { credential, project } = inputs;
  const all = await listTriggerTokens(gitlab, credential, project, world.signal);
  const missing = ids.filter((id) => !all.some((token) => token.id === id));
  if (missing.length === 0) return all.filter(({ id }) => ids.includes(id));
  const has =
    all.length === 0
      ? "none at all"
      : listed(
          all.map(({ id }) => String(id)),
          20,
        );
  throw new CodedError(
    "GITLAB_NOT_FOUND",
    `${projectName(project)} has no trigger token ${listed(missing.map(String), 20)}; it has ${has}.`,
    { hint: "Compare with `sluice tokens list`; nothing was revoked." },
  );
}

function useText(token: TriggerToken, now: Date): string {
  const { id, description, owner, lastUsed } = token;
  const whose = owner === undefined ? "nobody" : `@${printable(owner.username, 60)}`;
  const use = lastUsed === undefined ? "never used" : `last used ${ago(lastUsed, now)} (${printable(lastUsed, 40)})`;
  return `Trigger token ${id} (${description === "" ? "no description" : printable(description, 120)}) of ${whose}: ${use}.`;
}

async function isAgreed({ world }: Manage, count: number): Promise<boolean> {
  if (world.ask === undefined)
    throw new CodedError("USAGE", "sluice tokens revoke: nobody can be asked here, and --yes was not given.", {
      hint: "Add --yes when you are sure; nothing was revoked.",
    });
  const answer = await world.ask(`Revoke ${count === 1 ? "it" : `these ${counted(count, "token")}`} for good? [y/N] `);
  return /^y(es)?$/i.test(answer.trim());
}
