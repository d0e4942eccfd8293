import { inspect } from "node:util";
import { describe, expect, it } from "vitest";
import { CodedError } from "../../../shared/errors/coded-error.ts";
import { describe as describeError } from "../../../shared/errors/describe.ts";
import { openJobArchive } from "../../../shared/gitlab/artifacts.ts";
import { explainNotFound } from "../../../shared/gitlab/explain.ts";
import { jobTraceTail, listPipelineJobs } from "../../../shared/gitlab/jobs.ts";
import { cancelPipeline, getPipeline } from "../../../shared/gitlab/pipelines.ts";
import { createTriggerToken } from "../../../shared/gitlab/trigger-tokens.ts";
import { triggerPipeline } from "../../../shared/gitlab/triggers.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { type Script, startServer } from "./canned-server.ts";
import { type Connected, connected } from "./connected.ts";

/** Without any published prefix, so that only the client's own care can hide it. */
const CANARY = "Canary/4+d2=f7";
const token = new Secret(CANARY);
const access = { kind: "access-token", token } as const;
const order = { project: "group/app", ref: "main", credential: { kind: "trigger-token", token } } as const;

const calls: Readonly<Record<string, (client: Connected) => Promise<unknown>>> = {
  trigger: ({ gitlab }) => triggerPipeline(gitlab, order),
  "trigger with a prepared body": ({ gitlab }) =>
    triggerPipeline(gitlab, { ...order, body: Buffer.from(JSON.stringify({ token: CANARY })) }),
  explain: ({ gitlab }) => explainNotFound(gitlab, order, new CodedError("GITLAB_TRIGGER_NOT_FOUND", "404"), [access]),
  "read a pipeline": ({ gitlab }) => getPipeline(gitlab, access, 7, 1),
  "cancel a pipeline": ({ gitlab }) => cancelPipeline(gitlab, access, 7, 1),
  "list jobs": ({ gitlab }) => listPipelineJobs(gitlab, access, 7, 1),
  "read a log": ({ gitlab }) => jobTraceTail(gitlab, access, 7, 1),
  "open an archive": ({ gitlab }) => openJobArchive(gitlab, access, 7, 1),
  "create a trigger token": ({ gitlab }) => createTriggerToken(gitlab, access, 7, { description: "x" }),
};

/** Servers that send back what they got. */
const mirrors: Readonly<Record<string, Script>> = {
  "in a refusal's message": () => ({ status: 403, body: { message: `403 Forbidden for ${CANARY}` } }),
  "in a refusal's fields": () => ({ status: 422, body: { message: { base: [CANARY], [CANARY]: ["is bad"] } } }),
  "URL-encoded in plain text": () => ({ status: 400, body: `token=${encodeURIComponent(CANARY)}` }),
  "in a page": () => ({ status: 502, body: `<html><title>${CANARY}</title>` }),
  "in an answer that cannot be read": () => ({ status: 201, body: { token: CANARY, message: CANARY } }),
  "in an answer that is no JSON": () => ({ status: 200, body: `${CANARY} ${CANARY}` }),
  "in a redirect": () => ({
    status: 302,
    headers: { location: `https://${encodeURIComponent("x")}.invalid/?t=${CANARY}` },
  }),
  "by breaking off": (_request, _n, response) => void response.destroy(),
};

describe.each(Object.keys(calls))("to %s", (name) => {
  it.each(Object.keys(mirrors))("shows no secret that comes back %s", async (mirror) => {
    await using server = await startServer(mirrors[mirror] ?? []);
    using client = connected(server.url);

    const error = await calls[name]?.(client).then(
      // What GitLab gave on request (a log, an archive) is the caller's to show or not.
      () => undefined,
      (error: unknown) => error,
    );

    const shown = [inspect(error, { depth: 9, showHidden: true }), describeError(error), client.logged()].join("\n");
    expect(shown).not.toContain(CANARY);
    expect(shown).not.toContain(encodeURIComponent(CANARY));
    for (const { url } of server.requests) expect(decodeURIComponent(url)).not.toContain(CANARY);
  });
});
