import { describe, expect, it } from "vitest";
import type { Delivery } from "../../../relay/model/delivery.ts";
import type { GitLabConfig } from "../../../relay/model/relay-config.ts";
import { anApp } from "../support/an-app.ts";
import { bytesOf, payloadJson } from "../support/payloads.ts";
import { gitlabHeaders } from "../support/sending.ts";

const MAIN: GitLabConfig = { name: "main", url: "https://gitlab.example.com/gitlab" };
const OTHER: GitLabConfig = { name: "other", url: "https://other.example" };

const DELIVERY: Delivery = {
  id: "delivery-7",
  eventId: "event-7",
  route: "app-to-deploy",
  changeIndex: 0,
  state: "delivered",
  attempts: 1,
  createdAt: new Date(0),
  dueAt: new Date(0),
  lane: "main:group/deploy",
  refIndex: 0,
  inDoubt: false,
};

/** News of a pipeline as GitLab sends them, with this marker and from this address. */
async function told(gitlabs: readonly GitLabConfig[], marker: string | undefined, instance: string | undefined) {
  const app = anApp({ gitlab: new Map(gitlabs.map((one) => [one.name, one])) });
  app.store.become(DELIVERY);
  const pipeline = payloadJson("gitlab-pipeline.json") as { object_attributes: object };
  const variables = marker === undefined ? [] : [{ key: "SLUICE_DELIVERY", value: marker }];
  const body = bytesOf({ ...pipeline, object_attributes: { ...pipeline.object_attributes, variables } });
  const answer = await app.send("/hooks/lab", body, {
    ...gitlabHeaders(body, "token", app.clock.now()),
    "x-gitlab-event": "Pipeline Hook",
    ...(instance === undefined ? {} : { "x-gitlab-instance": instance }),
  });
  return { ...app, answer };
}

describe("news of a pipeline", () => {
  it("are handed to the store and kept no further, and the answer names the delivery", async () => {
    const { store, answer, woken } = await told([MAIN, OTHER], "delivery-7", "https://gitlab.example.com/gitlab");

    expect(store.news).toMatchObject([{ gitlab: "main", marker: "delivery-7" }]);
    expect(answer).toMatchObject({
      status: 200,
      json: { pipeline: store.news[0]?.pipelineId, delivery: "delivery-7" },
    });
    expect(store.events).toEqual([]);
    expect(woken).toEqual([]);
  });

  it.each([
    {
      what: "another GitLab, whose ids are other pipelines",
      gitlabs: [MAIN, OTHER],
      marker: "delivery-7",
      from: "https://foreign.example",
    },
    {
      what: "another GitLab than the only one, without our marker",
      gitlabs: [MAIN],
      marker: undefined,
      from: "https://foreign.example",
    },
    { what: "a GitLab that does not say which", gitlabs: [MAIN, OTHER], marker: "delivery-7", from: undefined },
    {
      what: "the same host at another path",
      gitlabs: [MAIN, OTHER],
      marker: "delivery-7",
      from: "https://gitlab.example.com",
    },
  ])("of $what are answered and change nothing", async ({ gitlabs, marker, from }) => {
    const { store, answer } = await told(gitlabs, marker, from);

    expect(answer).toMatchObject({ status: 200, json: { delivery: null } });
    expect(store.news).toEqual([]);
  });

  it("with our marker are the only GitLab's, whatever it calls itself", async () => {
    const { store } = await told([MAIN], "delivery-7", "https://outside.example.com");

    expect(store.news).toMatchObject([{ gitlab: "main" }]);
  });
});
