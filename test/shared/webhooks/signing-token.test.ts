import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { signingKey, signingTokenFault } from "../../../shared/webhooks/signing-token.ts";

const token = (sizeBytes: number) => `whsec_${Buffer.alloc(sizeBytes, 7).toString("base64")}`;

describe("a signing token", () => {
  it.each([24, 32, 64])("may have a key of %i bytes", (sizeBytes) => {
    expect(signingTokenFault(new Secret(token(sizeBytes)))).toBeUndefined();
    expect(signingKey(new Secret(token(sizeBytes)))).toEqual(Buffer.alloc(sizeBytes, 7));
  });

  it.each([
    { text: Buffer.alloc(32).toString("base64"), fault: /starts with whsec_/ },
    { text: "whsec_", fault: /has 0 bytes/ },
    { text: token(23), fault: /has 23 bytes/ },
    { text: token(65), fault: /has 65 bytes/ },
    { text: token(32).slice(0, -1), fault: /not base64/ },
    { text: token(32).replace("B", "-"), fault: /not base64/ },
    { text: `${token(32)}\n`, fault: /not base64/ },
    { text: "whsec_é", fault: /not base64/ },
  ])("is refused when it is $text, and the reason does not quote it", ({ text, fault }) => {
    const found = signingTokenFault(new Secret(text));

    expect(found).toMatch(fault);
    expect(found).not.toContain(text.slice(6) || "nothing to quote");
  });
});
