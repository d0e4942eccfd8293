import type { RunnerKind } from "./surroundings.ts";
import { readActCommand, readCommand, type WorkflowCommand } from "./workflow-command.ts";

export interface Annotation {
  readonly level: "error" | "warning" | "notice";
  readonly title?: string;
  readonly message: string;
}

/** What a runner makes of the lines an action prints: carries out its commands, and keeps the rest as the job's log. */
export class JobLog {
  readonly annotations: Annotation[] = [];
  /** The log as people see it: masked, groups as `▸ title`. */
  readonly lines: string[] = [];
  readonly debug: string[] = [];
  /** Commands that runners no longer obey, or warn about, or do not know. A well-behaved action gives none. */
  readonly refused: WorkflowCommand[] = [];
  /** Outputs set by lines, which runners of Gitea and Forgejo still obey. */
  readonly outputs: Record<string, string> = {};
  /** State kept by lines, which those runners obey as well. */
  readonly state: Record<string, string> = {};
  /** Groups that were opened and not closed. */
  openGroups = 0;
  readonly #masks = new Set<string>();
  readonly #kind: RunnerKind;
  #resumeWith: string | undefined;

  constructor(kind: RunnerKind = "github") {
    this.#kind = kind;
  }

  /** Takes one line of either stream; runners read commands from both. */
  take(line: string): void {
    const read = this.#kind === "github" ? readCommand : readActCommand;
    const command = read(line, this.#resumeWith);
    if (this.#resumeWith !== undefined) {
      if (command?.name === this.#resumeWith) this.#resumeWith = undefined;
      else this.lines.push(this.mask(line));
      return;
    }
    if (command === undefined) this.lines.push(this.mask(line));
    else this.#obey(command);
  }

  /** Text as the log shows it. */
  mask(text: string): string {
    return [...this.#masks].sort((a, b) => b.length - a.length).reduce((at, mask) => at.replaceAll(mask, "***"), text);
  }

  masks(value: string): boolean {
    return this.#masks.has(value);
  }

  #obey(command: WorkflowCommand): void {
    const { name, data, properties } = command;
    switch (name) {
      case "error":
      case "warning":
      case "notice": {
        const title = properties["title"];
        this.annotations.push({
          level: name,
          ...(title === undefined ? {} : { title: this.mask(title) }),
          message: this.mask(data),
        });
        return;
      }
      case "add-mask":
        // Like the runner: the value, and each of its lines by itself.
        for (const part of [data, ...data.split(/\r?\n/)]) if (part.trim() !== "") this.#masks.add(part);
        return;
      case "group":
        this.openGroups += 1;
        this.lines.push(this.mask(`▸ ${data}`));
        return;
      case "endgroup":
        this.openGroups -= 1;
        return;
      case "debug":
        this.debug.push(this.mask(data));
        return;
      case "stop-commands":
        this.#resumeWith = data;
        return;
      case "set-output":
        this.refused.push(command);
        if (this.#kind !== "github") this.outputs[properties["name"] ?? ""] = data;
        return;
      case "save-state":
        if (this.#kind === "github") this.refused.push(command);
        else this.state[properties["name"] ?? ""] = data;
        return;
      case "echo":
      case "add-matcher":
      case "remove-matcher":
        return;
      default:
        this.refused.push(command);
    }
  }
}
