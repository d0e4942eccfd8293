import type { Log } from "../../shared/text/log.ts";
import type { Secret } from "../../shared/text/secret.ts";
import type { OutputName } from "../inputs/declared.generated.ts";
import type { StepEvent } from "./event.ts";
import type { Tone } from "./tone.ts";

/** Where a run of the step happens. */
export type HostKind = "github" | "gitlab-ci" | "terminal";

/**
 * How a run speaks to where it runs.
 *
 * Text given to a host may hold anything: hosts hide masked secrets in it, make it printable, and keep it from being read
 * as a command of the CI system. A text of several lines stays one message.
 */
export interface Host {
  readonly kind: HostKind;
  /** Whether a person watches a tree that is redrawn as it changes, so that no look is saved at the expense of what it shows. */
  readonly isDrawn?: boolean;
  /** Hides `secret` in everything this host prints or outputs from now on. */
  mask(secret: Secret): void;
  /**
   * Keeps texts (a URL together with all that follows it, the path of a project) and ids out of everything this host prints
   * from now on: `redact`. From then on also the ids and projects of the pipelines and jobs that events tell of. Outputs
   * stay whole, since they are not printed.
   */
  conceal(what: readonly (string | number)[]): void;
  /**
   * Text without the secrets this host has been told of, and without what it was told to conceal: for what is escaped before
   * it is given to a host, or leaves by another way.
   */
  hide(text: string): string;
  /** One message of progress. */
  line(text: string, tone?: Tone): void;
  notice(text: string): void;
  warning(text: string): void;
  error(text: string): void;
  /** Opens a section that can be folded where the host has such a thing; the function it returns closes it. */
  section(title: string): () => void;
  /**
   * Shows lines that somebody else wrote (a job's log) below a title, folded where that can be. None of them is taken for a
   * command, a section or a colour of ours, whatever it holds.
   */
  quote(title: string, lines: readonly string[]): void;
  /**
   * What happens, as a value: a terminal redraws its tree or its bar, a CI log prints the changes a line each, a stream of
   * JSON prints the event. Whoever reports an event does not print it as lines as well.
   */
  event(event: StepEvent): void;
  /** Publishes an output of action.yml for later steps; does nothing where there are none. */
  output(name: OutputName, value: string): void;
  /**
   * Publishes an output that no action.yml declares: a value of a downstream dotenv report. One that comes as a secret is
   * published whole, and hidden in everything printed from now on.
   */
  extraOutput(name: string, value: string | Secret): void;
  /** Keeps a value for the post entry of the same run; does nothing where there is none. */
  saveState(name: string, value: string): void;
  /** Adds Markdown, in which secrets are hidden already, to the page that sums the run up; does nothing where there is none. */
  summary(markdown: string): Promise<void>;
  /** Where parts that know no host, such as the GitLab client, report what they do. */
  readonly log: Log;
}
