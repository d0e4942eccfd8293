import { verifyBasic } from "../../shared/webhooks/authorization.ts";
import { PAYLOAD_TYPES } from "../../shared/webhooks/json-payload.ts";
import { verifySharedToken } from "../../shared/webhooks/shared-token.ts";
import type { SourceReading } from "../model/event.ts";
import type { AzureDevOpsSourceConfig } from "../model/source-config.ts";
import { type PushedRef, readPush } from "./read-push.ts";
import type { Headers, Identity, Source, Verification } from "./source.ts";
import { toVerification } from "./to-verification.ts";
import { listOf } from "./told-commits.ts";
import { asId, asObject, asText, type Fields, present } from "./wire.ts";

/**
 * Azure DevOps (Services and Server): a password or a header of one's choice, since its service hooks do not sign.
 *
 * Facts: learn.microsoft.com, Azure DevOps, "Web Hooks" and "Service hooks events" (git.push).
 */
export function azureDevOpsSource(config: AzureDevOpsSourceConfig): Source {
  return {
    mediaTypes: [PAYLOAD_TYPES.json],
    verify: (headers) => verifyAzureDevOps(config, headers),
    identify: (_headers, _payloadSha256, payload) => identifyAzureDevOps(asObject(payload)),
    read: (_headers, payload) => readAzureDevOps(asObject(payload)),
  };
}

function verifyAzureDevOps({ auth, secrets }: AzureDevOpsSourceConfig, headers: Headers): Verification {
  return auth.kind === "basic"
    ? toVerification("Authorization", verifyBasic(headers["authorization"], auth.username, secrets))
    : toVerification(auth.header, verifySharedToken(headers[auth.header], secrets));
}

/** Everything stands in the body. A notification is numbered within its subscription; `id` is the event's, for all subscriptions. */
function identifyAzureDevOps(body: Fields): Identity {
  const type = asText(body["eventType"]) ?? "unknown";
  const [subscription, notification] = [asText(body["subscriptionId"]), asId(body["notificationId"])];
  const senderId =
    subscription === undefined || notification === undefined ? asText(body["id"]) : `${subscription}:${notification}`;
  const signed = false;
  return senderId === undefined ? { type, signed } : { type, senderId, sameAs: senderId, signed };
}

function readAzureDevOps(body: Fields): SourceReading {
  const type = asText(body["eventType"]);
  if (type === undefined) return { kind: "other", why: "the body says no eventType" };
  if (type !== "git.push") return { kind: "other", why: "not a git.push event" };
  const resource = asObject(body["resource"]);
  const updates = resource["refUpdates"];
  if (!Array.isArray(updates))
    return {
      kind: "other",
      why: 'a push, but its refs are left out: set "Resource details to send" of the subscription to All',
    };
  const repository = asObject(resource["repository"]);
  const pushedBy = asObject(resource["pushedBy"]);
  return readPush({
    origin: present({
      repository: fullName(repository),
      repositoryId: asText(repository["id"]),
      cloneUrl: asText(repository["remoteUrl"]),
      webUrl: asText(repository["webUrl"]),
      defaultBranch: asText(repository["defaultBranch"])?.replace(/^refs\/heads\//, ""),
      sender: asText(pushedBy["uniqueName"]) ?? asText(pushedBy["displayName"]),
    }),
    moved: updates.map((update: unknown, index) => movedRef(asObject(update), index, listOf(resource["commits"]))),
  });
}

/** Names of projects and repositories may have spaces in them, and have them here too. */
function fullName(repository: Fields): string | undefined {
  const [project, name] = [asText(asObject(repository["project"])["name"]), asText(repository["name"])];
  return project === undefined || name === undefined ? undefined : `${project}/${name}`;
}

function movedRef({ name, oldObjectId, newObjectId }: Fields, index: number, commits: readonly unknown[]): PushedRef {
  const tip = commits.map(asObject).find(({ commitId }) => commitId === newObjectId);
  return {
    index,
    ref: name,
    before: oldObjectId,
    after: newObjectId,
    // Of an annotated tag this is the tag object: Azure DevOps does not tell the commit.
    commit: newObjectId,
    // It does not tell whether history was rewritten either.
    forced: null,
    tip: tip === undefined ? undefined : { id: tip["commitId"], message: tip["comment"] },
  };
}
