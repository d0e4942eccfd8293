import type { ConfigPath, Problem } from "../../../shared/yaml/problem.ts";
import type { InputName } from "../../inputs/declared.generated.ts";
import type { GraphNode } from "../model.ts";
import type { PlacedText } from "./placed-inputs.ts";
import type { TemplatePlace } from "./template-faults.ts";

/** A node of the file before its inputs are checked. */
export interface Draft {
  /** Complete but for its server, which may be read from its project. */
  readonly node: Omit<GraphNode, "instance">;
  /** Where each input is written, tokens and `host` included; of others the pipeline itself is the place. */
  readonly places: ReadonlyMap<InputName, ConfigPath>;
  /** Every text in which there may be a template. */
  readonly texts: readonly (PlacedText & { readonly place: TemplatePlace })[];
  /** The name of its server in the file; absent where the file has none. */
  readonly server?: string;
  /** Whether the run's own tokens may go to its server. */
  readonly atHome: boolean;
  /** Whether its `needs` or `matrix`, or those of what it needs, are wrong, so that its templates cannot be judged. */
  readonly isPartial: boolean;
  /** Keys that were left out since they are wrong. */
  readonly left: ReadonlySet<string>;
}

/** Nodes of a file, and what is wrong with it. */
export interface Drafts {
  readonly drafts: readonly Draft[];
  readonly problems: readonly Problem[];
}
