import type { CommitStatus, StatusPlace } from "../../shared/forge/statuses/commit-status.ts";
import { type StatusForge, showsStatuses } from "../../shared/forge/statuses/dialect-of.ts";
import { normalizeBaseUrl } from "../../shared/gitlab/base-url.ts";
import type { Origin } from "../model/event.ts";
import { partsOfLane } from "../model/lane.ts";
import type { FeedbackDue } from "../model/listed.ts";
import type { GitLabConfig, RelayConfig } from "../model/relay-config.ts";
import type { ForgeApi, SourceConfig } from "../model/source-config.ts";
import { statusOf } from "./status-of.ts";

/** What is to be done about a commit that may have to be told something. */
export type Tell =
  | {
      readonly kind: "tell";
      readonly source: string;
      readonly forge: StatusForge;
      readonly place: StatusPlace;
      readonly status: CommitStatus;
      /** The status as `FeedbackNote.sent` keeps it: two that are alike need not both be sent. */
      readonly words: string;
    }
  /** `isStrange`: this configuration does not know its route or source; that of another relay may. */
  | { readonly kind: "silent"; readonly why: string; readonly isStrange?: true };

/**
 * What the commit of a delivery is to be told, by the configuration in force.
 *
 * Nothing is told about a commit that has none (a deleted ref), by a route that does not want it (any more), through a source that has
 * no `api`. A delivery that was held as a repetition says nothing until it is released, and a canceled one only what corrects
 * an earlier status. And nothing is told to the target project itself: GitLab would make the status a job of the very pipeline whose
 * end it waits for.
 */
export function tellOf(due: FeedbackDue, config: Pick<RelayConfig, "routes" | "sources" | "gitlab">): Tell {
  const { delivery, event, change, origin, sent } = due;
  const route = config.routes.find(({ name }) => name === delivery.route);
  if (route === undefined) return { ...silent("its route is gone from the configuration"), isStrange: true };
  const context = route.feedback?.context;
  if (context === undefined) return silent("its route wants no feedback");
  const source = config.sources.get(event.source);
  if (source === undefined) return { ...silent("its source is gone from the configuration"), isStrange: true };
  if (!showsStatuses(source.kind)) return silent(`${source.kind} shows no statuses`);
  const { api } = source;
  if (api === undefined) return silent("its source has no api");
  if (change.commit === undefined) return silent("the ref was deleted, so there is no commit");
  if (isSilentRepetition(delivery)) return silent("it repeats what came before, and waits for a person");
  if (delivery.state === "canceled" && sent === undefined) return silent("it was canceled before anything was told");
  const { gitlab: gitlabName, project } = partsOfLane(delivery.lane);
  const gitlab = config.gitlab.get(gitlabName);
  if (gitlab === undefined) return silent("its GitLab is gone from the configuration");
  if (isTarget(source, api, origin, gitlab, project)) return silent("the target project shows the pipeline itself");
  const wanted = statusOf(delivery, pageOf(gitlab, project));
  const { repository, repositoryId } = origin;
  return {
    kind: "tell",
    source: source.name,
    forge: source.kind,
    place: { api, repository, ...(repositoryId === undefined ? {} : { repositoryId }) },
    status: { ...wanted, sha: change.commit, ref: change.ref, context },
    words: `${wanted.state} ${wanted.url} ${wanted.description}`,
  };
}

/** Whether a delivery waits unreleased because its content came before: what it repeats is told by the first one. */
export function isSilentRepetition({ state, reason }: FeedbackDue["delivery"]): boolean {
  return state === "held" && reason?.code === "DELIVERY_REPEATED_CONTENT";
}

function silent(why: string): Extract<Tell, { kind: "silent" }> {
  return { kind: "silent", why };
}

/** The relay may call a GitLab by another name than the one it gives itself, so both are looked at. */
function isTarget(source: SourceConfig, api: ForgeApi, origin: Origin, gitlab: GitLabConfig, project: string): boolean {
  const host = hostOf(normalizeBaseUrl(gitlab.url));
  if (source.kind !== "gitlab" || ![api.url, origin.webUrl].some((url) => hostOf(url) === host)) return false;
  // GitLab compares paths without regard to case.
  return project === origin.repositoryId || project.toLowerCase() === origin.repository.toLowerCase();
}

function hostOf(url: string | undefined): string | undefined {
  return url === undefined ? undefined : URL.parse(url)?.host;
}

/** The project's page; GitLab leads on to it from its id too. */
function pageOf({ url }: GitLabConfig, project: string): string {
  const root = normalizeBaseUrl(url);
  if (/^\d+$/.test(project)) return `${root}/projects/${project}`;
  return `${root}/${project.split("/").map(encodeURIComponent).join("/")}`;
}
