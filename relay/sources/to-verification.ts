import type { SignatureVerdict } from "../../shared/webhooks/hub-signature.ts";
import type { Verification } from "./source.ts";

type Fault = Extract<SignatureVerdict, { kind: "invalid" }>["why"];

const IN_WORDS: Readonly<Record<Fault, string>> = {
  missing: "is missing",
  malformed: "is malformed",
  mismatch: "fits none of the source's secrets",
  "too-old": "is right, but its timestamp is too old: compare the clocks, or raise `tolerance`",
  "too-new": "is right, but its timestamp lies in the future: compare the clocks, or raise `tolerance`",
};

/** A verdict on what one header proves, as a verification that says in our log which header was at fault and how. */
export function toVerification(header: string, verdict: SignatureVerdict): Verification {
  return verdict.kind === "valid"
    ? { kind: "authentic" }
    : { kind: "refused", why: `${header} ${IN_WORDS[verdict.why]}` };
}
