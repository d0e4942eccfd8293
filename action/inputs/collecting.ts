import { type ArtifactSelector, parseSelectors } from "../collect/selector.ts";
import type { InputReader } from "./input-reader.ts";
import type { StepInputs } from "./step-inputs.ts";

/** The part of the inputs that says which artifacts are brought back, and how. */
export type CollectingInputs = Pick<
  StepInputs,
  "artifacts" | "artifactsPath" | "artifactsLayout" | "artifactsWhen" | "ifNoArtifacts"
>;

/** Reads which artifacts are brought back, and how. */
export function readCollecting(reader: InputReader): CollectingInputs {
  return {
    artifacts: readSelectors("artifacts", reader),
    artifactsPath: reader.path("artifacts-path") ?? "",
    artifactsLayout: reader.word("artifacts-layout"),
    artifactsWhen: reader.word("artifacts-when"),
    ifNoArtifacts: reader.word("if-no-artifacts"),
  };
}

/** Which jobs, and which of their files; none after a complaint. */
export function readSelectors(name: "artifacts" | "dotenv-from", reader: InputReader): readonly ArtifactSelector[] {
  const read = parseSelectors(reader.text(name));
  if (read.kind === "selectors") return read.selectors;
  read.problems.forEach(reader.complainOf(name));
  return [];
}
