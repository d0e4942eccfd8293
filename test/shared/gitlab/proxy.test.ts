import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { type AddressInfo, connect, type Socket } from "node:net";
import { join } from "node:path";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { triggerFault } from "../../../shared/gitlab/trigger-fault.ts";
import { startServer } from "./canned-server.ts";
import { connected, failureOf } from "./connected.ts";

const fixtures = join(import.meta.dirname, "../../fixtures/tls");
const caFile = join(fixtures, "ca.pem");
const tls = { key: readFileSync(join(fixtures, "server.key")), cert: readFileSync(join(fixtures, "server.pem")) };
const call = { method: "POST", path: "projects/1/x", what: "triggering", body: "{}" } as const;

beforeEach(() => {
  for (const name of ["HTTP_PROXY", "HTTPS_PROXY", "NO_PROXY", "http_proxy", "https_proxy", "no_proxy"])
    vi.stubEnv(name, "");
});

describe("behind a proxy", () => {
  it("GitLab is reached through a tunnel, with ca-file and its own name in TLS", async () => {
    await using server = await startServer(() => ({ body: { ok: true } }), tls);
    await using proxy = await startProxy(server.port);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    using client = connected("https://gitlab.test", { caFile });

    const answer = await client.gitlab.send(call);

    expect(answer.body.toString()).toBe('{"ok":true}');
    expect(proxy.tunnels).toEqual(["gitlab.test:443"]);
    expect(server.requests[0]?.headers.host).toBe("gitlab.test");
  });

  it("a certificate nobody trusts is still refused before anything is sent", async () => {
    await using server = await startServer(() => ({ body: {} }), tls);
    await using proxy = await startProxy(server.port);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    using client = connected("https://gitlab.test");

    const error = await failureOf(client.gitlab.send(call));

    expect(error).toMatchObject({ code: "GITLAB_TLS_FAILED" });
    expect(server.requests).toEqual([]);
  });

  it("plain http goes by HTTP_PROXY", async () => {
    await using server = await startServer(() => ({ body: {} }));
    await using proxy = await startProxy(server.port);
    vi.stubEnv("HTTP_PROXY", proxy.url);
    using client = connected("http://gitlab.test");

    await client.gitlab.send(call);

    expect(proxy.tunnels).toEqual(["gitlab.test:80"]);
  });

  it.each([
    ["refuses the tunnel", { refuse: true }],
    ["never answers", { silent: true }],
  ])("nothing counts as sent when the proxy %s", async (_what, behaviour) => {
    await using server = await startServer(() => ({ body: {} }), tls);
    await using proxy = await startProxy(server.port, behaviour);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    using client = connected("https://gitlab.test", { caFile, deadlineMs: 400 });

    const error = await failureOf(client.gitlab.send(call));

    expect(error).toMatchObject({ code: "GITLAB_UNREACHABLE" });
    expect(triggerFault(error)).toBe("not-created");
    expect(server.connections()).toBe(0);
  });

  it("a tunnel that never opens is given up by close, so that it keeps no process alive", async () => {
    await using proxy = await startProxy(1, { silent: true });
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    const client = connected("https://gitlab.test", { caFile, deadlineMs: 200 });
    await failureOf(client.gitlab.send(call));

    client.gitlab.close();

    await expect(proxy.closed).resolves.toBe(false);
  });

  it("nothing counts as sent when the proxy is not there, and the hint names the proxy", async () => {
    const proxy = await startProxy(1);
    await proxy[Symbol.asyncDispose]();
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    using client = connected("https://gitlab.test", { caFile });

    const error = await failureOf(client.gitlab.send(call));

    expect(error).toMatchObject({ code: "GITLAB_UNREACHABLE", hint: expect.stringContaining("HTTPS_PROXY") });
  });

  it("a connection lost in the tunnel after sending may have arrived", async () => {
    await using server = await startServer((_request, _n, response) => void response.destroy(), tls);
    await using proxy = await startProxy(server.port);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    using client = connected("https://gitlab.test", { caFile });

    const error = await failureOf(client.gitlab.send(call));

    expect(error).toMatchObject({ code: "GITLAB_CONNECTION_LOST" });
  });

  it("a host in NO_PROXY is reached directly", async () => {
    await using server = await startServer(() => ({ body: {} }), tls);
    await using proxy = await startProxy(server.port);
    vi.stubEnv("HTTPS_PROXY", proxy.url);
    vi.stubEnv("NO_PROXY", "localhost");
    using client = connected(server.url, { caFile });

    await client.gitlab.send(call);

    expect(proxy.tunnels).toEqual([]);
  });

  it("the proxy gets its own login and nothing of GitLab's", async () => {
    await using server = await startServer(() => ({ body: {} }), tls);
    await using proxy = await startProxy(server.port);
    vi.stubEnv("HTTPS_PROXY", proxy.url.replace("http://", "http://user:pa%24s@"));
    using client = connected("https://gitlab.test", { caFile });

    await client.gitlab.send({ ...call, body: '{"token":"canary"}' });

    expect(proxy.logins).toEqual([`Basic ${Buffer.from("user:pa$s").toString("base64")}`]);
    expect(proxy.seen()).not.toContain("canary");
    expect(server.requests[0]?.headers["proxy-authorization"]).toBeUndefined();
  });
});

/** A proxy that opens tunnels, all of them to one port of this machine. */
async function startProxy(port: number, { refuse = false, silent = false } = {}) {
  const tunnels: (string | undefined)[] = [];
  const logins: (string | undefined)[] = [];
  const sockets = new Set<Socket>();
  let seen = "";
  const server = createServer((_request, response) => response.writeHead(405).end());
  const { promise: closed, resolve } = Promise.withResolvers<unknown>();
  server.on("connection", (socket) => sockets.add(socket));
  server.on("connect", (request, socket: Socket) => {
    tunnels.push(request.url);
    if (request.headers["proxy-authorization"] !== undefined) logins.push(request.headers["proxy-authorization"]);
    seen += JSON.stringify(request.rawHeaders);
    socket.on("error", () => {});
    sockets.add(socket);
    socket.once("close", resolve);
    // A proxy that never answers still notices when it is left.
    if (silent) return void socket.resume().once("end", () => socket.destroy());
    if (refuse) return void socket.end("HTTP/1.1 407 Proxy Authentication Required\r\n\r\n");
    const onward = connect(port, "127.0.0.1", () => socket.write("HTTP/1.1 200 Connection established\r\n\r\n"));
    sockets.add(onward);
    onward.on("error", () => socket.destroy());
    socket.on("data", (chunk) => (seen += chunk.toString("latin1")));
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    tunnels,
    logins,
    /** Once a tunnel, or what was to become one, has ended. */
    closed,
    seen: () => seen,
    [Symbol.asyncDispose]: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
