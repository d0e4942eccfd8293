/** What the next claim may take. */
export interface Places {
  /** How many deliveries; 0 when every place is taken. */
  readonly limit: number;
  /** Routes that have their share already. */
  readonly busyRoutes: readonly string[];
}

/**
 * Which of the `concurrency` places may be filled now.
 *
 * A route may take a place while it has fewer than are free. So one whose GitLab hangs holds half of them at most, the next such
 * half of what is left, and a route that works always finds one. A route that has no others beside it may take them all.
 *
 * @param taken the route of every delivery under way
 * @param otherRoutes whether the configuration has a second route
 */
export function placesFor(concurrency: number, taken: Iterable<string>, otherRoutes: boolean): Places {
  const byRoute = new Map<string, number>();
  let free = concurrency;
  for (const route of taken) {
    byRoute.set(route, (byRoute.get(route) ?? 0) + 1);
    free -= 1;
  }
  if (free <= 0) return { limit: 0, busyRoutes: [] };
  if (!otherRoutes) return { limit: free, busyRoutes: [] };
  const counts = [...byRoute];
  const busyRoutes = counts.filter(([, count]) => count >= free).map(([route]) => route);
  const most = Math.max(0, ...counts.map(([, count]) => count).filter((count) => count < free));
  // Should all that are claimed turn out to be of the route that has most, it ends with no more than are free then.
  return { limit: Math.max(1, Math.floor((free - most) / 2)), busyRoutes };
}
