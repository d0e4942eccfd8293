/** A command a program gives the runner on a line of its output: `::error title=Sluice::it failed`. */
export interface WorkflowCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/** What runners of today obey, or warn about, or refuse. Anything else in the form of a command is an ordinary line. */
const REGISTERED = new Set(
  "error warning notice debug group endgroup add-mask stop-commands echo add-matcher remove-matcher"
    .split(" ")
    .concat("set-output", "save-state", "set-env", "add-path", "internal-set-repo-path"),
);

/**
 * Reads a line as actions/runner does (src/Runner.Common/ActionCommand.cs): the form `::name key=value::data` at its
 * beginning, after blanks, or else the older `##[name key=value;]data` anywhere in it. Undefined when it is no command.
 *
 * @param resumeWith the token that ends stop-commands, when it was given
 */
export function readCommand(line: string, resumeWith?: string): WorkflowCommand | undefined {
  return readNewForm(line, resumeWith) ?? readOldForm(line);
}

/**
 * Reads a line as runners of Gitea and Forgejo do (act/runner/command.go): both forms only at the beginning of a line, and the
 * name as far as it goes, so that `::error::a b::c` is an `error::a`, which they do not know and print as it is.
 */
export function readActCommand(line: string, resumeWith?: string): WorkflowCommand | undefined {
  for (const [form, parting] of ACT_FORMS) {
    const [, name, rest = "", data = ""] = form.exec(line) ?? [];
    if (name === undefined) continue;
    if (!REGISTERED.has(name) && name !== resumeWith) return undefined;
    return { name, properties: propertiesOf(rest, parting, unescapeProperty), data: unescapeData(data) };
  }
  return undefined;
}

const ACT_FORMS = [
  [/^::([^ ]+)(?: (.+))?::([^\r\n]*)$/, ","],
  [/^##\[([^ ]+)(?: (.+))?\]([^\r\n]*)$/, ";"],
] as const;

function readNewForm(line: string, resumeWith: string | undefined): WorkflowCommand | undefined {
  const [, head = "", data] = /^\s*::(.*?)::(.*)$/s.exec(line) ?? [];
  if (data === undefined) return undefined;
  const [, name = "", rest = ""] = /^(\S+)\s*(.*)$/s.exec(head) ?? [];
  if (!REGISTERED.has(name) && name !== resumeWith) return undefined;
  return { name, properties: propertiesOf(rest, ",", unescapeProperty), data: unescapeData(data) };
}

function readOldForm(line: string): WorkflowCommand | undefined {
  const [, name = "", rest = "", data = ""] = /##\[(\S+?)(?:\s([^\]]*))?\](.*)$/s.exec(line) ?? [];
  if (!REGISTERED.has(name)) return undefined;
  return { name, properties: propertiesOf(rest, ";", unescapeOld), data: unescapeOld(data) };
}

function propertiesOf(text: string, parting: string, unescape: (text: string) => string) {
  const pairs = text.split(parting).flatMap((pair) => {
    const at = pair.indexOf("=");
    return at < 1 ? [] : [[pair.slice(0, at).trim(), unescape(pair.slice(at + 1))] as const];
  });
  return Object.fromEntries(pairs);
}

function unescapeData(text: string): string {
  return text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
}

function unescapeProperty(text: string): string {
  return unescapeData(text.replaceAll("%3A", ":").replaceAll("%2C", ","));
}

function unescapeOld(text: string): string {
  return text.replaceAll("%3B", ";").replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%5D", "]");
}
