import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import { putTo } from "./case.ts";
import { FIXTURE_NAMES } from "./fixtures.ts";
import { nameOf } from "./register.ts";
import type { Subject } from "./subject.ts";
import { CASES } from "./table.ts";

let server: Server | undefined;

afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A table that any server satisfies would prove nothing: these servers answer everything alike. */
describe("the conformance table", () => {
  it.each([
    { answer: "200 and an empty object", status: 200, body: "{}" },
    { answer: "200 and an empty list", status: 200, body: "[]" },
    { answer: "201 and a pipeline", status: 201, body: '{"id":7,"status":"success","ref":"main","source":"trigger"}' },
    { answer: "403", status: 403, body: '{"message":"403 Forbidden - none of it"}' },
    { answer: "404", status: 404, body: '{"message":"404 Not Found"}' },
    { answer: "500 and a page", status: 500, body: "<html>" },
  ])("lets a server that answers $answer pass only where that is the promise", async ({ status, body }) => {
    const subject = await serverThatSays(status, body);

    const passed = await casesPassedBy(subject);

    // A case that wants nothing but this status is satisfied, of course; its title says so.
    const promised = CASES.filter(({ title }) => new RegExp(`→.*\\b${status}\\b`).test(title)).map(nameOf);
    expect(passed.filter((name) => !promised.includes(name))).toEqual([]);
    expect(passed.length).toBeLessThan(CASES.length / 5);
  });
});

async function casesPassedBy(subject: Subject): Promise<readonly string[]> {
  const passed: string[] = [];
  for (const one of CASES) {
    const outcome = await putTo(subject, one).then(
      (verdict) => verdict.kind,
      () => "failed",
    );
    if (outcome !== "failed") passed.push(nameOf(one));
  }
  return passed;
}

async function serverThatSays(status: number, body: string): Promise<Subject> {
  const started = createServer((_request, response) => {
    response.writeHead(status, { "Content-Type": "application/json", Connection: "close" }).end(body);
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, "127.0.0.1", resolve));
  const { port } = started.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    fixtures: Object.fromEntries(FIXTURE_NAMES.map((name) => [name, "1"])),
    nameOf: (name) => name,
    exact: false,
  };
}
