import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { Secret } from "../../../shared/text/secret.ts";
import { verifyBasic, verifyBearer } from "../../../shared/webhooks/authorization.ts";

const PASSWORDS = [new Secret("old:pass:word"), new Secret("pässword ✓")];
const basic = (text: string) => `Basic ${Buffer.from(text).toString("base64")}`;

describe("user and password", () => {
  it.each([
    ["a password with colons in it", basic("hook:old:pass:word")],
    ["a password beyond ASCII, in UTF-8", basic("hook:pässword ✓")],
    ["the scheme in other letters", basic("hook:old:pass:word").replace("Basic", "bAsIc")],
  ])("are taken: %s", (_, header) => {
    expect(verifyBasic(header, "hook", PASSWORDS)).toEqual({ kind: "valid" });
  });

  it("are taken as RFC 7617 shows them", () => {
    expect(verifyBasic("Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ==", "Aladdin", [new Secret("open sesame")]).kind).toBe(
      "valid",
    );
    // "test" and "123£", in UTF-8.
    expect(verifyBasic("Basic dGVzdDoxMjPCow==", "test", [new Secret("123£")]).kind).toBe("valid");
  });

  it.each([
    ["another password", basic("hook:other"), "mismatch"],
    ["another user", basic("admin:old:pass:word"), "mismatch"],
    ["the colon one letter on", basic("hooko:ld:pass:word"), "mismatch"],
    ["no user", basic(":old:pass:word"), "mismatch"],
    ["no colon", basic("hookold"), "mismatch"],
    ["a password in Latin-1", `Basic ${Buffer.from("hook:pässword ✓", "latin1").toString("base64")}`, "mismatch"],
    ["nothing after the scheme", "Basic ", "mismatch"],
    ["only the scheme", "Basic", "malformed"],
    ["no base64", "Basic hook:old:pass:word", "malformed"],
    ["base64 cut short", basic("hook:old:pass:word").slice(0, -1), "malformed"],
    ["another scheme", `Bearer ${Buffer.from("hook:old:pass:word").toString("base64")}`, "malformed"],
    ["the credentials without a scheme", Buffer.from("hook:old:pass:word").toString("base64"), "malformed"],
    ["two headers joined", `${basic("hook:old:pass:word")}, ${basic("hook:old:pass:word")}`, "malformed"],
    ["10 kB", `Basic ${"A".repeat(10_000)}`, "mismatch"],
    ["an empty header", "", "missing"],
    ["no header", undefined, "missing"],
  ])("are refused: %s", (_, header, why) => {
    expect(verifyBasic(header, "hook", PASSWORDS)).toEqual({ kind: "invalid", why });
  });

  it("fit only together, wherever the colon is put", () => {
    fc.assert(
      fc.property(fc.string({ minLength: 1 }), fc.string({ minLength: 1 }), (user, password) => {
        fc.pre(!user.includes(":") && user.isWellFormed() && password.isWellFormed());
        const secret = [new Secret(password)];

        expect(verifyBasic(basic(`${user}:${password}`), user, secret).kind).toBe("valid");
        expect(verifyBasic(basic(`${user}x:${password}`), user, secret).kind).toBe("invalid");
      }),
    );
  });
});

describe("a bearer token", () => {
  it.each([["Bearer old:pass:word"], ["bearer old:pass:word"], ["BEARER old:pass:word"]])("is taken: %s", (header) => {
    expect(verifyBearer(header, PASSWORDS)).toEqual({ kind: "valid" });
  });

  it.each([
    ["another token", "Bearer old:pass:wore", "mismatch"],
    ["one letter less", "Bearer old:pass:wor", "mismatch"],
    ["10 kB", `Bearer ${"a".repeat(10_000)}`, "mismatch"],
    ["two tokens", "Bearer old:pass:word other", "malformed"],
    ["two spaces", "Bearer  old:pass:word", "malformed"],
    ["the token alone", "old:pass:word", "malformed"],
    ["another scheme", "Basic old:pass:word", "malformed"],
    ["only the scheme", "Bearer ", "malformed"],
    ["an empty header", "", "missing"],
    ["no header", undefined, "missing"],
  ])("is refused: %s", (_, header, why) => {
    expect(verifyBearer(header, PASSWORDS)).toEqual({ kind: "invalid", why });
  });

  it("never throws, whatever the header is", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (received) => {
        expect(verifyBearer(`Bearer ${received}`, PASSWORDS).kind).toBe("invalid");
        expect(verifyBasic(`Basic ${received}`, "hook", PASSWORDS).kind).toBe("invalid");
      }),
    );
  });
});
