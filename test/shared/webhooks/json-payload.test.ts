import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { jsonPayload, mediaType } from "../../../shared/webhooks/json-payload.ts";

const FORM = "application/x-www-form-urlencoded";
const bytes = (text: string) => Buffer.from(text, "utf8");
const fromForm = (form: string) => {
  const payload = jsonPayload(FORM, bytes(form));
  return payload === undefined ? undefined : Buffer.from(payload).toString("utf8");
};

describe("the JSON of a webhook", () => {
  it("is the body itself where that is no form", () => {
    const body = bytes('\ufeff{"a":1}');

    expect(jsonPayload("application/json", body)).toBe(body);
  });

  it.each([
    {
      form: "payload=%7B%22zen%22%3A%22Design+for+failure.%22%2C%22hook_id%22%3A1%7D",
      json: '{"zen":"Design for failure.","hook_id":1}',
    },
    { form: "a=1&payload=%7b%7d&b=2", json: "{}" },
    { form: "payl%6fad=%7B%7D", json: "{}" },
    { form: "payload=%2B%25%26%3D", json: "+%&=" },
    { form: "payload=%zz%4&x=1", json: "%zz%4" },
    { form: "payload=%E2%9C%93+na%C3%AFve", json: "✓ naïve" },
    { form: "payload=a=b", json: "a=b" },
    { form: "payload=", json: "" },
    { form: "payload", json: "" },
    { form: "payload=%", json: "%" },
    { form: "", json: undefined },
    { form: "body=%7B%7D", json: undefined },
    { form: "payload=1&payload=2", json: undefined },
  ])("in the form $form is $json", ({ form, json }) => {
    expect(fromForm(form)).toBe(json);
  });

  it("comes out of any form as it went in, byte for byte", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary" }), (text) => {
        const form = new URLSearchParams({ other: "1", payload: text.toWellFormed() }).toString();

        expect(fromForm(form)).toBe(text.toWellFormed());
      }),
    );
  });

  it("keeps bytes that are no UTF-8", () => {
    expect(jsonPayload(FORM, bytes("payload=%E9%FF"))).toEqual(new Uint8Array([0xe9, 0xff]));
  });
});

describe("a media type", () => {
  it.each([
    ["application/json", "application/json"],
    ["Application/JSON; charset=utf-8", "application/json"],
    [" application/json ;x", "application/json"],
    ["", ""],
    [undefined, ""],
  ])("of %s is %s", (header, type) => {
    expect(mediaType(header)).toBe(type);
  });
});
