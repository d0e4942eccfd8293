import { type Command, InvalidArgumentError } from "commander";

/** Which deliveries are meant, as a person wrote it; each filter given must hold. */
export interface AskedFilter {
  readonly states: readonly string[];
  readonly routes: readonly string[];
  readonly sources: readonly string[];
  readonly lanes: readonly string[];
  readonly repository?: string;
  readonly ref?: string;
  readonly since?: string;
  readonly until?: string;
  readonly before?: string;
  readonly limit: number;
}

const HEADING = "Which deliveries:";

/** Adds the options by which deliveries are chosen. */
export function addFilterOptions(command: Command, limit: number): Command {
  return command
    .optionsGroup(HEADING)
    .option(
      "--state <states>",
      "In one of these states, parted by commas: pending, dispatching, delivered, dead, held, canceled.",
      readList,
    )
    .option("--route <names>", "Of these routes or schedules, parted by commas.", readList)
    .option("--source <names>", "From these sources, parted by commas.", readList)
    .option("--lane <lanes>", "To these projects, parted by commas: the GitLab's name, a colon, the path.", readList)
    .option("--repository <name>", "Of pushes to this repository, owner/name.")
    .option("--ref <ref>", "Of pushes to this branch, or to this full ref: refs/tags/v1.")
    .option("--since <when>", "Created then or later: an instant, a date, or so long ago (2h).")
    .option("--until <when>", "Created before then.")
    .option("--before <delivery>", "Older than this delivery: the next page.")
    .option("--limit <count>", "How many at most, the newest first.", readCount, limit)
    .optionsGroup("");
}

/** What was asked for by them. */
export function readFilterOptions(command: Command): AskedFilter {
  const own = command.opts<Record<string, unknown>>();
  const list = (name: string): readonly string[] => {
    const value = own[name];
    return Array.isArray(value) ? value.map(String) : [];
  };
  const texts = ["repository", "ref", "since", "until", "before"].flatMap((name) =>
    typeof own[name] === "string" ? [[name, own[name]]] : [],
  );
  return {
    states: list("state"),
    routes: list("route"),
    sources: list("source"),
    lanes: list("lane"),
    limit: Number(own["limit"]),
    ...(Object.fromEntries(texts) as Pick<AskedFilter, "repository" | "ref" | "since" | "until" | "before">),
  };
}

/** One name or several, parted by commas, the option given once or often. */
export function readList(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, ...text.split(",").map((name) => name.trim())];
}

function readCount(text: string): number {
  if (!/^[1-9]\d{0,5}$/.test(text)) throw new InvalidArgumentError("It takes a number from 1 to 999999.");
  return Number(text);
}
