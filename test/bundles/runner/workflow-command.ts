/** A command a program gives the runner on a line of its output: `::error title=Sluice::it failed`. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** Reads a line as actions/runner does (ActionCommand.TryParseV2); undefined when it is no command. */
export function readCommand(line: string): WorkflowCommand | undefined {
  const [, head = "", data] = /^\s*::(.*?)::(.*)$/s.exec(line) ?? [];
  if (data === undefined) return undefined;
  const [, name = "", rest = ""] = /^(\S+)\s*(.*)$/s.exec(head) ?? [];
  if (name === "") return undefined;
  const properties = rest.split(",").flatMap((pair) => {
    const at = pair.indexOf("=");
    return at < 1 ? [] : [[pair.slice(0, at).trim(), unescapeProperty(pair.slice(at + 1))] as const];
  });
  return { name, properties: Object.fromEntries(properties), data: unescapeData(data) };
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
}
