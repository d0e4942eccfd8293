import { verifyHexSignature } from "../../shared/webhooks/hub-signature.ts";
import { jsonPayload, PAYLOAD_TYPES } from "../../shared/webhooks/json-payload.ts";
import type { GiteaSourceConfig } from "../model/source-config.ts";
import { lookalikeRemark } from "./lookalike.ts";
import { readGitea } from "./read-gitea.ts";
import type { Headers, Source, Verification } from "./source.ts";
import { toVerification } from "./to-verification.ts";
import { asText } from "./wire.ts";

/**
 * Whose headers each kind is heard by, the first that is there. Forgejo had only Gitea's before it had its own. What else they send
 * (GitHub's X-Hub-Signature-256, the other families') is not looked at: one name per fact leaves nothing to choose.
 */
const FAMILIES = { gitea: ["gitea"], forgejo: ["forgejo", "gitea"], gogs: ["gogs"] } as const;

const SPELLED = { gitea: "Gitea", forgejo: "Forgejo", gogs: "Gogs" } as const;

/**
 * Gitea, Forgejo and Gogs: HMAC-SHA256 in bare hex over the JSON text. In form mode that is the decoded field `payload`, not the form
 * as GitHub has it.
 *
 * Facts: go-gitea/gitea services/webhook/deliver.go, gogs/gogs internal/database/webhook.go, Forgejo's docs, "Webhooks".
 */
export function giteaFamilySource({ kind, secrets }: GiteaSourceConfig): Source {
  const heard = (headers: Headers, what: "delivery" | "event" | "signature") =>
    FAMILIES[kind].map((family) => ({ family, value: headers[`x-${family}-${what}`] })).find(hasValue);
  return {
    mediaTypes: [PAYLOAD_TYPES.json, PAYLOAD_TYPES.form],
    verify(headers, body) {
      const found = heard(headers, "signature");
      const name = `X-${SPELLED[found?.family ?? kind]}-Signature`;
      // A webhook without a secret sends its signature headers all the same, empty.
      if (found?.value === "") return refused(`${name} is empty: give the webhook the source's secret`);
      const signed = jsonPayload(headers["content-type"], body);
      if (signed === undefined) return refused("the form has no field `payload`, or more than one");
      return toVerification(name, verifyHexSignature(found?.value, secrets, signed));
    },
    identify(headers) {
      // A redelivery by hand gets an id of its own.
      const senderId = asText(heard(headers, "delivery")?.value);
      const type = asText(heard(headers, "event")?.value) ?? "unknown";
      const signed = false;
      return senderId === undefined ? { type, signed } : { type, senderId, sameAs: senderId, signed };
    },
    read: (headers, payload) => readGitea(kind, asText(heard(headers, "event")?.value), payload),
    remark: (headers) => lookalikeRemark(kind, headers),
  };
}

function hasValue({ value }: { readonly value: string | undefined }): boolean {
  return value !== undefined;
}

function refused(why: string): Verification {
  return { kind: "refused", why };
}
