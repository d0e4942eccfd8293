import type { Host } from "../../model/host.ts";
import type { GraphEvent } from "../model.ts";

/** How the run of a graph speaks to where it runs. */
export interface GraphVoice {
  /** What the run as a whole says, publishes and hides. Events of steps are not given to it, but heard. */
  readonly host: Host;
  /** Shows what happens, as well as the place allows. */
  readonly hear: (event: GraphEvent) => void;
}
