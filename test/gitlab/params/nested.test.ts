import { describe, expect, it } from "vitest";
import { Refusal } from "../http/refusal.ts";
import { nest } from "./nested.ts";

describe("form parameters", () => {
  it.each([
    { form: "a=1&b=2", params: { a: "1", b: "2" } },
    { form: "a=1&a=2", params: { a: "2" } },
    { form: "variables[KEY]=value&variables[OTHER]=x", params: { variables: { KEY: "value", OTHER: "x" } } },
    { form: "scope[]=a&scope[]=b", params: { scope: ["a", "b"] } },
    { form: "v[K][]=1&v[K][]=2", params: { v: { K: ["1", "2"] } } },
    {
      form: "v[][key]=A&v[][value]=1&v[][key]=B&v[][value]=2",
      params: {
        v: [
          { key: "A", value: "1" },
          { key: "B", value: "2" },
        ],
      },
    },
    { form: "a[b][c]=1", params: { a: { b: { c: "1" } } } },
    { form: "constructor=1&a[__proto__]=2", params: JSON.parse('{"constructor":"1","a":{"__proto__":"2"}}') as object },
    { form: "a%5Bb%5D=%2B+%26", params: { a: { b: "+ &" } } },
    { form: "=x&&", params: {} },
  ])("nest as Rack nests them: $form", ({ form, params }) => {
    expect(JSON.stringify(nest(new URLSearchParams(form)))).toBe(JSON.stringify(params));
  });

  it.each([
    { form: "a=1&a[b]=2", error: "expected Hash (got String) for param 'a'" },
    { form: "a[]=1&a[b]=2", error: "expected Hash (got Array) for param 'a'" },
    { form: "a[b]=1&a[]=2", error: "expected Array (got Hash) for param 'a'" },
    { form: `a${"[x]".repeat(40)}=1`, error: "exceeded available parameter key space" },
  ])("are refused when they contradict each other: $error", ({ form, error }) => {
    const nesting = () => nest(new URLSearchParams(form));

    expect(nesting).toThrow(Refusal);
    expect(nesting).toThrow(error);
  });

  it("keep the order of arrival, which TRIGGER_PAYLOAD shows", () => {
    const params = nest(new URLSearchParams("b=1&a=2&c[z]=3&c[y]=4&b=5"));

    expect(JSON.stringify(params)).toBe('{"b":"5","a":"2","c":{"z":"3","y":"4"}}');
  });
});
