import type { Context } from "hono";

/** No form of the dashboard is larger. */
const MOST_BYTES = 16_384;

/** The fields of a form that was sent; none when it is none of ours: too large, or encoded otherwise. */
export async function readForm(c: Context): Promise<URLSearchParams> {
  const type = c.req.header("content-type") ?? "";
  const announced = Number(c.req.header("content-length") ?? Number.NaN);
  // Every browser announces the length of a form.
  if (!type.startsWith("application/x-www-form-urlencoded") || !(announced <= MOST_BYTES)) return new URLSearchParams();
  return new URLSearchParams(await c.req.text());
}
