import type { Context, Hono } from "hono";
import type { LiveConfig } from "../live-config.ts";
import { EXPOSITION_TYPE } from "./exposition.ts";

/** What serving metrics stands on. */
export interface MetricsPageDeps {
  readonly config: Pick<LiveConfig, "current">;
  /** Lets whoever has a token of `admin` pass; throws a CodedError for everybody else. */
  readonly admit: (c: Context) => void;
  readonly page: () => Promise<string>;
}

/**
 * `GET /metrics`, for Prometheus. Names of sources and what they come to are nobody's business: it takes a token of `admin`,
 * unless the configuration says `metrics: { open: true }`. With neither there is nothing at this path.
 *
 * @example metricsPage(deps)(app);
 */
export function metricsPage({ config, admit, page }: MetricsPageDeps): (app: Hono) => void {
  return (app) => {
    app.get("/metrics", async (c) => {
      const { admin, metrics } = config.current;
      if (metrics?.open !== true) {
        if (admin === undefined) return await c.notFound();
        admit(c);
      }
      return c.body(await page(), 200, { "Content-Type": EXPOSITION_TYPE, "Cache-Control": "no-store" });
    });
  };
}
