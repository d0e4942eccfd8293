import { describe, expect, it } from "vitest";
import { PUSH_VARIABLES, pushScope } from "../../../relay/deliveries/facts.ts";
import { renderErrand } from "../../../relay/deliveries/render.ts";
import type { TriggerConfig } from "../../../relay/model/route-config.ts";
import { parseTemplate } from "../../../shared/text/template.ts";
import { aRoute } from "../support/a-config.ts";
import { anEvent } from "../support/an-event.ts";

const event = anEvent();
const origin = { repository: "acme/app", sender: "road-runner" };
const sheet = { event, origin, change: event.change, deliveryId: "delivery-1" };

const render = (trigger: Partial<TriggerConfig>, refName = "main") =>
  renderErrand(aRoute({ trigger }), pushScope({ ...sheet, change: { ...event.change, refName } }), 0);

describe("a route's templates", () => {
  it("render variables, the ref and text anywhere in inputs; numbers and flags stay what they are", () => {
    const rendered = render(
      {
        refs: ["deploy/{{ ref.name }}"],
        variables: { VERSION: "{{ ref.name | remove_first: 'v' }}", FROM: "{{ repository }} by {{ sender }}" },
        inputs: { sha: "{{ sha }}", count: 3, dry: false, list: ["{{ ref.full }}", 1, { name: "{{ kind }}" }] },
      },
      "v1.2",
    );

    expect(rendered).toEqual({
      ref: "deploy/v1.2",
      variables: { VERSION: "1.2", FROM: "acme/app by road-runner" },
      inputs: {
        sha: "4b825dc642cb6eb9a060e54bf8d69288fbee4904",
        count: 3,
        dry: false,
        list: ["refs/heads/main", 1, { name: "github" }],
      },
    });
  });

  it.each(PUSH_VARIABLES)("may name %s", (name) => {
    expect(parseTemplate(`{{ ${name} }}`).render(pushScope(sheet))).not.toBe("");
  });

  it.each(["{{sha}}", "{%raw%}", "$CI_JOB_TOKEN", "`id`;$(id)", "a'\"b"])(
    "treat the pushed name %s as data",
    (name) => {
      expect(render({ variables: { NAME: "<{{ ref.name }}>" }, refs: ["{{ ref.name }}"] }, name)).toMatchObject({
        ref: name,
        variables: { NAME: `<${name}>` },
      });
    },
  );

  it("may stand on lines of their own in a ref", () => {
    expect(render({ refs: ["\n  {{ ref.name }}\r\n"] }, "v1").ref).toBe("v1");
  });

  it.each(["\ufeffmain", "main\u00a0", "main\u2028"])("render %j whole, not as the ref it looks like", (name) => {
    expect(render({ refs: ["{{ ref.name }}"] }, name).ref).toBe(name);
  });

  it.each([
    { trigger: { refs: ["{{ ref.name | slice: 0, 0 }}"] }, says: /trigger\.ref renders to ""/ },
    { trigger: { refs: ["{{ repository }} x"] }, says: /trigger\.ref renders to "acme\/app x"/ },
    { trigger: { refs: ["{{ ref.name }}..{{ ref.name }}"] }, says: /no name of a branch or tag/ },
    { trigger: { refs: ["{{ nope }}"] }, says: /trigger\.ref cannot be rendered/ },
    {
      trigger: { variables: { A: "{{ ref.name | append: nope }}" } },
      says: /trigger\.variables\.A cannot be rendered/,
    },
    { trigger: { inputs: { A: ["{{ nope }}"] } }, says: /trigger\.inputs\.A cannot be rendered/ },
    { trigger: { variables: { A: "{{ ref.name | append: '\\0' }}" } }, says: /variables\.A/ },
  ])("of $trigger fail with the key that is to blame", ({ trigger, says }) => {
    expect(() => render(trigger)).toThrow(
      expect.objectContaining({ code: "DELIVERY_RENDER_FAILED", message: expect.stringMatching(says) }),
    );
  });

  it("do not touch text without template marks", () => {
    expect(render({ variables: { A: "a } { b %} }}" } }).variables).toEqual({ A: "a } { b %} }}" });
  });
});
