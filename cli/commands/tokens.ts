import { Command, InvalidArgumentError } from "commander";
import type { DeclaredInput } from "../../action/inputs/declared.generated.ts";
import { EXIT_CODES, examples, TOKENS } from "../help-text.ts";
import { addInputOptions, type GivenInputs, readInputOptions } from "./input-options.ts";
import { addSpeechOptions, readSpeechOptions, type SpeechOptions } from "./speech-options.ts";

/** What is done to trigger tokens. */
export type TokensDeed =
  | { readonly kind: "list"; readonly showTokens: boolean }
  | { readonly kind: "create"; readonly description: string; readonly expiresAt?: string; readonly output?: string }
  | { readonly kind: "update"; readonly id: number; readonly description: string }
  | { readonly kind: "revoke"; readonly ids: readonly number[]; readonly yes: boolean };

/** What a `sluice tokens …` command line came to. */
export interface TokensOrder extends GivenInputs, SpeechOptions {
  readonly deed: TokensDeed;
}

const TAKEN: ReadonlySet<string> = new Set(["host", "project", "access-token", "oauth-token", "ca-file", "insecure"]);

const PROJECT =
  "The project whose pipelines the tokens start: its full path (group/subgroup/name), its numeric id, or the URL of its page.";

/** The inputs `sluice tokens` takes. */
export function tokensInputs(inputs: readonly DeclaredInput[]): readonly DeclaredInput[] {
  return inputs
    .filter(({ name }) => TAKEN.has(name))
    .map((input) => (input.name === "project" ? { ...input, description: PROJECT } : input));
}

/** `sluice tokens`: the pipeline trigger tokens of a project. */
export function tokensCommand(inputs: readonly DeclaredInput[], run: (order: TokensOrder) => Promise<void>): Command {
  const taken = tokensInputs(inputs);
  const tokens = new Command("tokens")
    .summary("list, create, rename and revoke a project's trigger tokens")
    .description(
      "Manages the pipeline trigger tokens of a project. Needs an access token with the scope api whose owner is a Maintainer " +
        "of the project; GitLab takes neither trigger nor job tokens for it.",
    )
    .addHelpText("after", EXAMPLES)
    .addHelpText("after", EXIT_CODES);
  const add = (command: Command, read: (own: Record<string, unknown>, args: readonly unknown[]) => TokensDeed) => {
    addInputOptions(command, taken);
    addSpeechOptions(command, "Print the tokens concerned as one JSON object on standard output.")
      .addHelpText("after", TOKENS)
      .addHelpText("after", EXIT_CODES)
      .action(async (...called: readonly unknown[]) =>
        run({
          ...readInputOptions(command, taken),
          ...readSpeechOptions(command),
          deed: read(command.opts(), called),
        }),
      );
    tokens.addCommand(command);
  };
  add(
    new Command("list")
      .description("Lists the project's trigger tokens: whose they are, when each was last used, and how each stands.")
      .option("--show-tokens", "Show tokens whole, as far as GitLab does: only those of the access token's owner."),
    (own) => ({ kind: "list", showTokens: own["showTokens"] === true }),
  );
  add(
    new Command("create")
      .description(
        "Creates a trigger token, which acts as the access token's owner. The new token alone goes to standard output, all " +
          "else to standard error.",
      )
      .requiredOption("--description <text>", "What the token is for; GitLab wants one.")
      .option(
        "--expires-at <when>",
        "When it ends: a date (2027-01-31), an instant (2027-01-31T12:00:00Z), or a time from now (90d).",
      )
      .option("--output <file>", "Write the token into this new file, which only you may read, and print it nowhere."),
    (own) => ({
      kind: "create",
      description: String(own["description"]),
      ...(typeof own["expiresAt"] === "string" ? { expiresAt: own["expiresAt"] } : {}),
      ...(typeof own["output"] === "string" ? { output: own["output"] } : {}),
    }),
  );
  add(
    new Command("update")
      .description("Gives a trigger token another description, which only its owner may do.")
      .argument("<id>", "the token's id, as `sluice tokens list` shows it", readId)
      .requiredOption("--description <text>", "The new description."),
    (own, [id]) => ({ kind: "update", id: Number(id), description: String(own["description"]) }),
  );
  add(
    new Command("revoke")
      .description(
        "Revokes trigger tokens for good, after saying when each was last used, and asking. Whatever still triggers with one " +
          "gets 404 from then on.",
      )
      .argument("<id...>", "ids of tokens, as `sluice tokens list` shows them", readIds)
      .option("--yes", "Do not ask."),
    (own, [ids]) => ({ kind: "revoke", ids: Array.isArray(ids) ? ids.map(Number) : [], yes: own["yes"] === true }),
  );
  return tokens;
}

function readId(text: string): number {
  const id = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(id) || id === 0)
    throw new InvalidArgumentError("It takes the number of a token; the token itself is none.");
  return id;
}

function readIds(text: string, earlier: readonly number[] = []): readonly number[] {
  return [...new Set([...earlier, readId(text)])];
}

const EXAMPLES = examples(
  ["Which tokens are there, and are they still used?", "sluice tokens list --project group/app"],
  [
    "A new one for 90 days, straight into a file that nobody else may read",
    "sluice tokens create --project group/app --description 'nightly build' --expires-at 90d --output token.txt",
  ],
  [
    "Into another tool: only the token goes to standard output",
    "sluice tokens create --project group/app --description relay | gh secret set SLUICE_TRIGGER_TOKEN",
  ],
  ["Say what one is for", "sluice tokens update 12 --project group/app --description 'nightly build of group/web'"],
  ["Revoke two", "sluice tokens revoke 12 14 --project group/app"],
  [
    "Which have not been used this year?",
    `sluice tokens list --project group/app --json |\n  jq '.tokens[] | select((.lastUsed // "") < "2027") | .id'`,
  ],
);
