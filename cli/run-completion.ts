import { DECLARED_INPUTS } from "../action/inputs/declared.generated.ts";
import type { Shell } from "./commands/completion.ts";
import { bashScript } from "./completion/bash.ts";
import { completed } from "./completion/completed.ts";
import { fishScript } from "./completion/fish.ts";
import { zshScript } from "./completion/zsh.ts";
import { buildProgram, IDLE } from "./program.ts";
import type { World } from "./world.ts";

const SCRIPT = { bash: bashScript, zsh: zshScript, fish: fishScript } as const;

/** Prints the completion for a shell, made from the commands as they are. */
export function runCompletion(shell: Shell, { out }: Pick<World, "out">): void {
  out(SCRIPT[shell](completed(buildProgram(DECLARED_INPUTS, IDLE, { out: () => {}, width: 80 }))));
}
