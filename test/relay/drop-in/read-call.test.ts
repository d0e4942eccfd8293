import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { nested } from "../../../relay/drop-in/params.ts";
import { readCall } from "../../../relay/drop-in/read-call.ts";

describe("fields of a form", () => {
  it.each([
    ["a=1&b=2", { a: "1", b: "2" }],
    ["a=1&a=2", { a: "2" }],
    ["variables[KEY]=value&variables[OTHER]=x", { variables: { KEY: "value", OTHER: "x" } }],
    ["scope[]=a&scope[]=b", { scope: ["a", "b"] }],
    ["v[][key]=A&v[][value]=1&v[][key]=B", { v: [{ key: "A", value: "1" }, { key: "B" }] }],
    ["a[b][c]=1", { a: { b: { c: "1" } } }],
    ["a%5Bb%5D=%2B+%26", { a: { b: "+ &" } }],
    ["=x&&[a]=1", {}],
    ["constructor=1&a[__proto__]=2", JSON.parse('{"constructor":"1","a":{"__proto__":"2"}}') as object],
  ])("nest as Rack nests them: %s", (form, params) => {
    const read = nested(new URLSearchParams(form));

    expect("params" in read ? JSON.stringify(read.params) : read.error).toBe(JSON.stringify(params));
  });

  it.each([
    ["a=1&a[b]=2", "expected Hash (got String) for param 'a'"],
    ["a[]=1&a[b]=2", "expected Hash (got Array) for param 'a'"],
    ["a[b]=1&a[]=2", "expected Array (got Hash) for param 'a'"],
    [`a${"[x]".repeat(40)}=1`, "exceeded available parameter key space"],
  ])("are refused when they contradict each other, or go too deep: %s", (form, error) => {
    expect(nested(new URLSearchParams(form))).toEqual({ error });
  });
});

describe("a call", () => {
  const request = { project: "1", ref: undefined, query: "", contentType: undefined, gitlabEvent: undefined };

  it("is read without throwing, whatever its query and body are", async () => {
    const types = ["", "application/json", "application/x-www-form-urlencoded", "multipart/form-data; boundary=b"];
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: "binary" }),
        fc.constantFrom(...types),
        fc.oneof(
          fc.uint8Array(),
          fc.json().map((json) => Buffer.from(json)),
          fc.webQueryParameters().map((form) => Buffer.from(form)),
          fc
            .string()
            .map((text) =>
              Buffer.from(`--b\r\nContent-Disposition: form-data; name="${text}"\r\n\r\n${text}\r\n--b--`),
            ),
        ),
        async (query, contentType, body) => {
          expect(["call", "refused"]).toContain((await readCall({ ...request, query, contentType, body })).kind);
        },
      ),
    );
  });

  it("never keeps its token, wherever it stood", async () => {
    const place = fc.constantFrom("query", "form", "json", "escaped");
    await fc.assert(
      fc.asyncProperty(fc.array(place, { minLength: 1, maxLength: 4 }), fc.jsonValue(), async (places, other) => {
        const inJson = places.filter((one) => one === "json" || one === "escaped");
        const isJson = inJson.length > 0;
        const members = inJson.map((one) => (one === "json" ? '"token":"canary"' : String.raw`"\u0074oken":"canary"`));
        const body = isJson
          ? `{"other":${JSON.stringify(other)},${members.join(",")}}`
          : places.flatMap((one) => (one === "form" ? ["token=canary"] : [])).join("&");
        const query =
          places.includes("query") || !(isJson || places.includes("form")) ? "token=canary&ref=main" : "ref=main";
        const call = await readCall({
          ...request,
          query,
          contentType: isJson ? "application/json" : undefined,
          body: Buffer.from(body),
        });

        expect(call).toMatchObject({ kind: "call", token: "canary", ref: "main" });
        expect(call.kind === "call" ? call.content.text : "canary").not.toContain("canary");
      }),
    );
  });
});
