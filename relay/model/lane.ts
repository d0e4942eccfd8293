/** What stands between the GitLab's name and the project; no name of the configuration has it. */
const BETWEEN = ":";

/** The name of the lane on which deliveries to one project of one GitLab go: `main:group/deploy`. */
export function laneOf(gitlab: string, project: number | string): string {
  return `${gitlab}${BETWEEN}${project}`;
}

/** The GitLab and the project a lane leads to; a project that is all digits is an id. */
export function partsOfLane(lane: string): { readonly gitlab: string; readonly project: string } {
  const at = lane.indexOf(BETWEEN);
  return at === -1 ? { gitlab: lane, project: "" } : { gitlab: lane.slice(0, at), project: lane.slice(at + 1) };
}
