import { Command } from "commander";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay explain` command line asks for. */
export interface ExplainOrder extends SubcommandOptions {
  readonly kind: "explain";
  /** Path of the request's body. */
  readonly payload: string;
  readonly source: string;
  /** Path of a file with the request's headers. */
  readonly headers?: string;
  readonly verify: boolean;
  readonly failIfNone: boolean;
}

interface Written {
  readonly source: string;
  readonly headers?: string;
  readonly verify?: true;
  readonly failIfNone?: true;
}

/** `sluice relay explain`. */
export function explainCommand(run: (order: ExplainOrder) => Promise<void>): Command {
  return asSubcommand(
    new Command("explain")
      .description(
        "Says what the relay would do with a webhook: which routes match, why the others do not, and the exact request to GitLab, " +
          "its token hidden. Works offline, calls nobody, stores nothing, and needs none of the secrets.",
      )
      .argument("<payload>", "file with the body of the request, as the forge sent it")
      .requiredOption("--source <name>", "The source the request comes to: what stands behind /hooks/ in its URL.")
      .option(
        "--headers <file>",
        "The request's headers, as lines of `Name: value` or as a JSON object. Left out, those that a push usually has are assumed.",
      )
      .option("--verify", "Check the signature or token in --headers too; needs the secrets of that source.")
      .option("--fail-if-none", "End with exit code 1 when no route matches.")
      .action(async (payload: string, { source, headers, verify, failIfNone }: Written, self: Command) =>
        run({
          kind: "explain",
          payload,
          source,
          verify: verify === true,
          failIfNone: failIfNone === true,
          ...(headers === undefined ? {} : { headers }),
          ...readSubcommandOptions(self),
        }),
      ),
    "Print the explanation as one JSON object on standard output.",
    ["Why does a push start nothing?", "sluice relay explain --source acme-github push.json"],
    [
      "With the headers it really had, its signature checked",
      "sluice relay explain --source acme-github push.json --headers headers.txt --verify",
    ],
    [
      "In a test: does this payload still start the deployment?",
      "sluice relay explain --source acme-github push.json --fail-if-none --quiet",
    ],
  );
}
