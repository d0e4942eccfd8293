import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { publicKey, publicKeyFault } from "../../../shared/webhooks/public-key.ts";

const KEY = "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4=";

describe("a public key of Standard Webhooks", () => {
  it("is an ed25519 key", () => {
    expect(publicKeyFault(new Secret(KEY))).toBeUndefined();
    expect(publicKey(KEY).asymmetricKeyType).toBe("ed25519");
    expect(publicKey(KEY).export({ format: "jwk" }).x).toBe("1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBbOir4");
  });

  it.each([
    ["without its prefix", KEY.slice("whpk_".length), "a public key starts with whpk_"],
    ["that is a symmetric secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "a public key starts with whpk_"],
    [
      "that is the sender's private key",
      "whsk_6Xb/dCcHpPea21PS1N9VY/NZW723CEc77N4rJCubMbfVKIDij2HKpMKkioLlX0dRqSKJp4AJ6p9lMicMFs6Kvg==",
      "this is the sender's private key: take the public one, which starts with whpk_",
    ],
    ["of 31 bytes", `whpk_${Buffer.alloc(31).toString("base64")}`, "it has 31 bytes; an ed25519 key has 32"],
    ["of 33 bytes", `whpk_${Buffer.alloc(33).toString("base64")}`, "it has 33 bytes; an ed25519 key has 32"],
    ["of none", "whpk_", "it has 0 bytes; an ed25519 key has 32"],
    ["with white space in it", `${KEY} `, "what follows whpk_ is not base64 with its padding"],
    ["without padding", KEY.slice(0, -1), "what follows whpk_ is not base64 with its padding"],
    [
      "in base64url",
      "whpk_1SiA4o9hyqTCpIqC5V9HUakiiaeACeqfZTInDBb-_r4=",
      "what follows whpk_ is not base64 with its padding",
    ],
  ])("%s is refused with a reason that does not quote it", (_, text, fault) => {
    expect(publicKeyFault(new Secret(text))).toBe(fault);
  });
});
