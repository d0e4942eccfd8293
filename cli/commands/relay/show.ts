import { Command } from "commander";
import { withRemote } from "./remote-options.ts";
import { asSubcommand, readSubcommandOptions, type SubcommandOptions } from "./subcommand.ts";

/** What a `sluice relay show` command line asks for. */
export interface ShowOrder extends SubcommandOptions {
  readonly kind: "show";
  /** Of a delivery or an event. */
  readonly id: string;
  /** All there is, the bytes of the event, or the request of the delivery. */
  readonly what: "all" | "payload" | "request";
}

/** `sluice relay show`. */
export function showCommand(run: (order: ShowOrder) => Promise<void>): Command {
  return asSubcommand(
    withRemote(new Command("show"))
      .description(
        "Shows all about a delivery or an event: what came, with its headers, what was made of it, every attempt with GitLab's words, " +
          "and the pipeline.",
      )
      .argument("<id>", "id of a delivery or of an event")
      .option("--payload", "Print the bytes of the event and nothing else, exactly as they came.")
      .option(
        "--request",
        "Print the request that would be sent to GitLab for the delivery now, its token hidden, and nothing else.",
      )
      .action(async (id: string, { payload, request }: { payload?: true; request?: true }, self: Command) =>
        run({
          kind: "show",
          id,
          what: payload === true ? "payload" : request === true ? "request" : "all",
          ...readSubcommandOptions(self),
        }),
      ),
    "Print it as one JSON object on standard output.",
    ["Why is it dead, and what was tried?", "sluice relay show 0199d2a4-7c1e-7000-8a3f-51b1c0ffee01"],
    ["What did the forge send?", "sluice relay show 0199d2a4-7c1e-7000-8a3f-51b1c0ffee01 --payload | jq ."],
  );
}
