import { terminalHost } from "../../action/hosts/terminal.ts";
import { connectionOf } from "../../action/inputs/connection.ts";
import { projectName } from "../../shared/gitlab/call.ts";
import { connectGitLab } from "../../shared/gitlab/http.ts";
import type { TriggerToken } from "../../shared/gitlab/pipeline.ts";
import { listTriggerTokens, updateTriggerToken } from "../../shared/gitlab/trigger-tokens.ts";
import type { TokensOrder } from "../commands/tokens.ts";
import { tameJson } from "../tame-json.ts";
import type { World } from "../world.ts";
import { createToken } from "./create-token.ts";
import { explainRefusal } from "./explain-refusal.ts";
import type { Manage } from "./manage.ts";
import { revokeTokens } from "./revoke-tokens.ts";
import { tokenTable } from "./token-table.ts";
import { readTokensInputs } from "./tokens-inputs.ts";
import { tokensResult } from "./tokens-result.ts";

/** The exit code of a revocation that the person asked did not want: the command was stopped. */
const DECLINED = 6;

/**
 * Runs a `sluice tokens …` command and resolves with its exit code.
 *
 * @throws CodedError INPUT_INVALID, USAGE, FILE_UNREADABLE, GITLAB_*
 */
export async function runTokens(order: TokensOrder, world: World): Promise<number> {
  const inputs = readTokensInputs(order, world);
  const { clock, random } = world;
  const host = terminalHost({
    out: order.quiet ? () => {} : world.err,
    err: world.err,
    colour: world.colors.err,
    verbose: order.verbose,
    clock,
  });
  for (const secret of inputs.secrets) host.mask(secret);
  const gitlab = connectGitLab(connectionOf(inputs.host, inputs, world.cwd), { clock, random, log: host.log });
  try {
    return await carryOut(order, { gitlab, inputs, host, world });
  } catch (error) {
    throw explainRefusal(error, order.deed.kind);
  } finally {
    gitlab.close();
  }
}

async function carryOut({ deed, json }: TokensOrder, manage: Manage): Promise<number> {
  const { gitlab, inputs, host, world } = manage;
  const { credential, project } = inputs;
  const print = (tokens: readonly TriggerToken[], withTokens: boolean) => {
    const result = tokensResult(deed.kind, inputs, tokens, world.clock.now(), withTokens);
    if (json) world.out(tameJson(JSON.stringify(result)));
  };
  switch (deed.kind) {
    case "list": {
      const tokens = await listTriggerTokens(gitlab, credential, project, world.signal);
      print(tokens, deed.showTokens);
      if (!json) show(tokens, deed.showTokens, manage);
      return 0;
    }
    case "create": {
      const token = await createToken(manage, deed);
      print([token], deed.output === undefined);
      if (!json && deed.output === undefined) world.out(`${token.token}\n`);
      return 0;
    }
    case "update": {
      const token = await updateTriggerToken(gitlab, credential, project, deed.id, deed.description, world.signal);
      print([token], false);
      host.line(`Trigger token ${deed.id} has its new description.`, "good");
      return 0;
    }
    case "revoke": {
      const { tokens, declined } = await revokeTokens(manage, deed);
      print(tokens, false);
      return declined ? DECLINED : 0;
    }
  }
}

function show(tokens: readonly TriggerToken[], showTokens: boolean, { inputs, host, world }: Manage): void {
  if (tokens.length === 0) {
    host.line(`${projectName(inputs.project)} has no trigger tokens.`);
    return;
  }
  const style = { colour: world.colors.out, showTokens };
  for (const line of tokenTable(tokens, world.clock.now(), style)) world.out(`${line}\n`);
}
