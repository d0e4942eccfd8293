import { PAYLOAD_TYPES } from "../../shared/webhooks/json-payload.ts";
import type { SourceKind } from "../model/event.ts";

/** The headers by which each kind of sender says that a request is a push. Who is not here says it in the body, or not at all. */
const PUSH_HEADERS: Readonly<Partial<Record<SourceKind, Readonly<Record<string, string>>>>> = {
  github: { "x-github-event": "push" },
  gitlab: { "x-gitlab-event": "Push Hook" },
  gitea: { "x-gitea-event": "push", "x-gitea-event-type": "push" },
  forgejo: { "x-forgejo-event": "push", "x-forgejo-event-type": "push" },
  gogs: { "x-gogs-event": "push" },
  "bitbucket-cloud": { "x-event-key": "repo:push" },
  "bitbucket-datacenter": { "x-event-key": "repo:refs_changed" },
};

/** The headers a push of this kind of sender usually has, as far as reading it takes them; of a body as a form, those of a form. */
export function usualHeaders(kind: SourceKind, body: Uint8Array): Readonly<Record<string, string>> {
  const isForm = Buffer.from(body.subarray(0, FORM_START.length)).toString("latin1") === FORM_START;
  return { "content-type": isForm ? PAYLOAD_TYPES.form : PAYLOAD_TYPES.json, ...PUSH_HEADERS[kind] };
}

const FORM_START = "payload=";
