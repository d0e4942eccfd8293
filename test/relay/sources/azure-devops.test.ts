import { describe, expect, it } from "vitest";
import { azureDevOpsSource } from "../../../relay/sources/azure-devops.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { anAzureSource } from "../support/a-config.ts";
import { payloadJson } from "../support/payloads.ts";

const PUSH = payloadJson("azure-push.json");
const RESOURCE = PUSH["resource"] as Record<string, unknown>;
const BODY = new Uint8Array();
const NOW = new Date(0);

/** What is read of the push with some of its resource replaced. */
const read = (resource: Record<string, unknown> = {}) =>
  azureDevOpsSource(anAzureSource()).read({}, { ...PUSH, resource: { ...RESOURCE, ...resource } });

describe("an Azure DevOps push", () => {
  it("is one change for each of its refs", () => {
    expect(read()).toEqual({
      kind: "push",
      origin: {
        repository: "Fabrikam Fiber/Web Shop",
        repositoryId: "278d5cd2-584d-4b63-824a-2ba458937249",
        cloneUrl: "https://fabrikam-fiber-inc.example.com/Fabrikam%20Fiber/_git/Web%20Shop",
        defaultBranch: "main",
        sender: "Windows Live ID\\fabrikamfiber4@hotmail.com",
      },
      changes: [
        {
          index: 0,
          kind: "branch",
          action: "update",
          ref: "refs/heads/main",
          refName: "main",
          before: "aad331d8d3b131fa9ae03cf5e53965b51942618a",
          after: "33b55f7cb7e7e245323987634f960cf4a6e6bc74",
          commit: "33b55f7cb7e7e245323987634f960cf4a6e6bc74",
          forced: null,
          message: "Fixed bug in web.config file",
        },
        {
          index: 1,
          kind: "branch",
          action: "create",
          ref: "refs/heads/topic/new-shelf",
          refName: "topic/new-shelf",
          before: "0".repeat(40),
          after: "33b55f7cb7e7e245323987634f960cf4a6e6bc74",
          commit: "33b55f7cb7e7e245323987634f960cf4a6e6bc74",
          forced: null,
          message: "Fixed bug in web.config file",
        },
        {
          index: 2,
          kind: "tag",
          action: "create",
          ref: "refs/tags/v1.0",
          refName: "v1.0",
          before: "0".repeat(40),
          after: "5c2a1f9de3b7708f21f6f4bb0c6c8a7a65e0f3d1",
          commit: "5c2a1f9de3b7708f21f6f4bb0c6c8a7a65e0f3d1",
          forced: null,
        },
        {
          index: 3,
          kind: "branch",
          action: "delete",
          ref: "refs/heads/old",
          refName: "old",
          before: "4b3a2918070605040302010f0e0d0c0b0a090807",
          after: "0".repeat(40),
          forced: null,
        },
      ],
    });
  });

  it.each([
    [
      "whose resource details are left out",
      { refUpdates: undefined },
      'a push, but its refs are left out: set "Resource details to send" of the subscription to All',
    ],
    [
      "whose refs are no list",
      { refUpdates: { name: "refs/heads/main" } },
      'a push, but its refs are left out: set "Resource details to send" of the subscription to All',
    ],
    ["of no ref at all", { refUpdates: [] }, "a push, but it names no ref"],
    ["of something that is no ref", { refUpdates: [null] }, "a push, but its ref is neither a branch nor a tag"],
    [
      "whose commits are no hashes",
      { refUpdates: [{ name: "refs/heads/main", oldObjectId: "a", newObjectId: 7 }] },
      "a push, but its before or after is no commit hash",
    ],
    ["without its repository", { repository: null }, "a push without its repository's name"],
    ["without its project", { repository: { name: "Web Shop" } }, "a push without its repository's name"],
  ])("%s is kept, with the reason", (_, resource, why) => {
    expect(read(resource)).toEqual({ kind: "other", why });
  });

  it("without its resource is kept, with the reason", () => {
    const { resource: _, ...rest } = PUSH;

    expect(azureDevOpsSource(anAzureSource()).read({}, rest)).toMatchObject({
      kind: "other",
      why: expect.stringContaining("its refs are left out"),
    });
  });

  it.each([
    ["git.pullrequest.created", "not a git.push event"],
    [undefined, "the body says no eventType"],
  ])("of type %s starts nothing", (eventType, why) => {
    expect(azureDevOpsSource(anAzureSource()).read({}, { ...PUSH, eventType })).toEqual({ kind: "other", why });
  });

  it.each([
    ["its subscription's number of it", {}, "d3bfdc51-8a38-4b6b-9a61-3cc6c1b0f3a1:7"],
    ["the event's id, when it is not numbered", { notificationId: null }, "03c164c2-8912-4d5e-8009-3707d5f83734"],
  ])("is known by %s", (_, differences, senderId) => {
    expect(azureDevOpsSource(anAzureSource()).identify({}, "digest", { ...PUSH, ...differences })).toEqual({
      type: "git.push",
      senderId,
      sameAs: senderId,
      signed: false,
    });
  });
});

describe("a request to an Azure DevOps source", () => {
  const authorized = (text: string) => ({ authorization: `Basic ${Buffer.from(text).toString("base64")}` });

  it.each([
    ["the user's name and any of the passwords", authorized("hook:azure:password")],
    ["the user's name and another of the passwords", authorized("hook:azure-password-of-last-year")],
  ])("is authentic with %s", (_, headers) => {
    const secrets = [new Secret("azure-password-of-last-year"), new Secret("azure:password")];

    expect(azureDevOpsSource(anAzureSource({ secrets })).verify(headers, BODY, NOW)).toEqual({ kind: "authentic" });
  });

  it.each([
    ["no credentials", {}, "Authorization is missing"],
    ["another password", authorized("hook:wrong"), "Authorization fits none of the source's secrets"],
    ["another user", authorized("root:azure:password"), "Authorization fits none of the source's secrets"],
    ["no Basic credentials", { authorization: "Bearer azure:password" }, "Authorization is malformed"],
    ["a signature as GitHub's", { "x-hub-signature-256": `sha256=${"0".repeat(64)}` }, "Authorization is missing"],
  ])("is refused with %s", (_, headers, why) => {
    expect(azureDevOpsSource(anAzureSource()).verify(headers, BODY, NOW)).toEqual({ kind: "refused", why });
  });

  it("is authentic with the secret in the header that was agreed on, and in no other", () => {
    const source = azureDevOpsSource(anAzureSource({ auth: { kind: "header", header: "x-webhook-token" } }));

    expect(source.verify({ "x-webhook-token": "azure:password" }, BODY, NOW)).toEqual({ kind: "authentic" });
    expect(source.verify({ "x-token": "azure:password" }, BODY, NOW)).toEqual({
      kind: "refused",
      why: "x-webhook-token is missing",
    });
    expect(source.verify(authorized("hook:azure:password"), BODY, NOW).kind).toBe("refused");
  });
});
