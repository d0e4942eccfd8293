import type { Host } from "../../action/model/host.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { World } from "../world.ts";
import type { TokensInputs } from "./tokens-inputs.ts";

/** What managing trigger tokens stands on. */
export interface Manage {
  readonly gitlab: GitLab;
  readonly inputs: TokensInputs;
  /** For people; results go to `world.out`. */
  readonly host: Host;
  readonly world: World;
}
