import type { Context, Hono } from "hono";
import { isCoded } from "../../shared/errors/coded-error.ts";
import { errorAnswer } from "../http/error-answer.ts";
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
        const refusal = refusalOf(admit, c);
        if (refusal !== undefined) return refusal;
      }
      return c.body(await page(), 200, { "Content-Type": EXPOSITION_TYPE, "Cache-Control": "no-store" });
    });
  };
}

/** Why somebody may not see them, as an answer: it is no webhook that is refused here, and nothing is told or counted as one. */
function refusalOf(admit: MetricsPageDeps["admit"], c: Context): Response | undefined {
  try {
    admit(c);
    return undefined;
  } catch (error) {
    if (!isCoded(error)) throw error;
    c.header("Cache-Control", "no-store");
    return errorAnswer(c, error, "operator");
  }
}
