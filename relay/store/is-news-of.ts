import { partsOfLane } from "../model/lane.ts";

/** The GitLab of deliveries from before lanes were kept: it may be any. */
const ANY_GITLAB = "?";

/** Whether news of a pipeline may be of a delivery on this lane, by the name of the GitLab it comes from, where that is known. */
export function isOfGitLab(lane: string, gitlab: string | undefined): boolean {
  const own = partsOfLane(lane).gitlab;
  return gitlab === undefined || own === ANY_GITLAB || own === gitlab;
}

/** Whether a delivery on this lane may have become a pipeline of the project. A lane names its project by path or by id; only an id can be compared. */
export function mayBeInProject(lane: string, projectId: number): boolean {
  const { project } = partsOfLane(lane);
  return !/^\d+$/.test(project) || Number(project) === projectId;
}
