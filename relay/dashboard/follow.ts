import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import type { Live } from "./live.ts";

/**
 * Handles the stream a page follows: an event `moved` for each time it should be read again, until the relay ends or the stream has
 * lasted its time. Whoever is not `known` any more is told once more, so that their page sees it, and then no more. 204 where no more pages
 * are followed, which tells a browser not to ask at once again.
 *
 * @example pages.get("/dashboard/live", follow(live, (c) => auth.session(c) !== undefined));
 */
export function follow(live: Live, known: (c: Context) => boolean) {
  return function follow(c: Context): Response {
    // Nobody reads the stream that a HEAD asks about.
    const following = c.req.method === "GET" ? live.follow() : undefined;
    if (following === undefined) return c.body(null, 204);
    // nginx would hold back what is small until there is more.
    c.header("X-Accel-Buffering", "no");
    const answer = streamSSE(c, async (stream) => {
      stream.onAbort(() => following.end());
      try {
        await stream.writeSSE({ event: "hello", data: "", retry: 3_000 });
        while (!stream.aborted && (await following.next()) === "moved") {
          await stream.writeSSE({ event: "moved", data: "" });
          if (!known(c)) break;
        }
      } finally {
        following.end();
      }
    });
    // A browser keeps a connection for minutes, and a relay that is to end would wait for it.
    answer.headers.set("Connection", "close");
    return answer;
  };
}
