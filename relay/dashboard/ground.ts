import type { Auth } from "../admin/auth.ts";
import type { ApiGround } from "../admin/handlers.ts";
import type { History } from "./history.ts";
import type { Live } from "./live.ts";
import type { Sightings } from "./sightings.ts";

/** What the pages of the dashboard are made from. */
export interface DashboardGround extends ApiGround {
  readonly auth: Auth;
  readonly sightings: Sightings;
  readonly live: Live;
  /** What the last day has seen. */
  readonly history: () => Promise<History>;
}
