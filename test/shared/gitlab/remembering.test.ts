import { describe, expect, it } from "vitest";
import type { Credential } from "../../../shared/gitlab/auth.ts";
import type { ApiAnswer, ApiRequest, GitLab } from "../../../shared/gitlab/http.ts";
import { connectGitLab } from "../../../shared/gitlab/http.ts";
import { remembering } from "../../../shared/gitlab/remembering.ts";
import { silentLog } from "../../../shared/text/log.ts";
import { Secret } from "../../../shared/text/secret.ts";
import { systemClock } from "../../../shared/time/clock.ts";
import { startStandIn } from "../../gitlab/stand-in.ts";

const DEPS = { clock: systemClock, random: () => 0, log: silentLog };
const token = (text: string): Credential => ({ kind: "access-token", token: new Secret(text) });
const get = (path: string, credential?: Credential): ApiRequest => ({
  method: "GET",
  path,
  what: "reading",
  ...(credential === undefined ? {} : { credential }),
});

/** A GitLab whose answers are `body`, tagged `etag`, or `own` to itself; `asked` holds the tags it was asked with. */
function scripted(
  answer: (request: ApiRequest) => { readonly body: string; readonly etag?: string; readonly own?: string },
) {
  const asked: (string | undefined)[] = [];
  const send = (request: ApiRequest): Promise<ApiAnswer> => {
    const named = request.headers?.["if-none-match"];
    asked.push(named);
    const { body, etag, own = etag } = answer(request);
    const same = own !== undefined && named === own;
    return Promise.resolve({
      status: same ? 304 : 200,
      headers: etag === undefined ? {} : { etag },
      body: Buffer.from(same ? "" : body),
      url: "",
    });
  };
  const open = () => Promise.reject(new Error("no"));
  const gitlab: GitLab = { url: "", apiUrl: "", deps: DEPS, send, open, close: () => {} };
  return { gitlab, asked };
}

describe("remembering", () => {
  it("gives the known answer again when nothing has changed, and the new one when something has", async () => {
    let body = "one";
    const { gitlab, asked } = scripted(() => ({ body, etag: `W/"${body}"` }));
    const known = remembering(gitlab);

    const answers: string[] = [];
    for (const next of ["one", "one", "two", "two"]) {
      body = next;
      const { status, body: read } = await known.send(get("a"));
      answers.push(`${status} ${read.toString()}`);
    }

    expect(answers).toEqual(["200 one", "200 one", "200 two", "200 two"]);
    expect(asked).toEqual([undefined, 'W/"one"', 'W/"one"', 'W/"two"']);
  });

  it.each([
    { etag: '"x"', own: 'W/"x"' },
    { etag: 'W/"x"', own: '"x"' },
  ])("learns that a proxy shows $own as $etag", async ({ etag, own }) => {
    const { gitlab, asked } = scripted(() => ({ body: "text", etag, own }));
    const known = remembering(gitlab);

    for (const path of ["a", "a", "a", "b", "b"]) expect((await known.send(get(path))).body.toString()).toBe("text");

    expect(asked).toEqual([undefined, etag, own, undefined, own]);
  });

  it("never mixes what different tokens, or different paths, were shown", async () => {
    const { gitlab, asked } = scripted(() => ({ body: "x", etag: '"x"' }));
    const known = remembering(gitlab);
    const [one, other] = [token("glpat-1"), token("glpat-2")];

    for (const request of [get("a"), get("a", one), get("a", other), get("b", one)]) await known.send(request);

    expect(asked).toEqual([undefined, undefined, undefined, undefined]);
  });

  it("lets go of what was not asked for longest, within its bound", async () => {
    const { gitlab, asked } = scripted(({ path }) => ({ body: "x".repeat(40), etag: `"${path}"` }));
    const known = remembering(gitlab, 100);

    for (const path of ["a", "b", "a", "c", "a", "b"]) await known.send(get(path));

    expect(asked.map((tag) => tag !== undefined)).toEqual([false, false, true, false, true, false]);
  });

  it.each([undefined, "", "x", '"x', '"x\r\ny: z"', `"${"x".repeat(300)}"`])(
    "asks as ever where the tag is %j",
    async (etag) => {
      const { gitlab, asked } = scripted(() => ({ body: "x", ...(etag === undefined ? {} : { etag }) }));
      const known = remembering(gitlab);

      await known.send(get("a"));
      await known.send(get("a"));

      expect(asked).toEqual([undefined, undefined]);
    },
  );

  it("saves bytes on a real server: the second answer is an empty 304", async () => {
    const gitlab = await startStandIn();
    const app = gitlab.world.project({ path: "group/app", visibility: "public", ci: { jobs: [{ name: "build" }] } });
    const client = connectGitLab({ url: gitlab.url }, DEPS);
    const known = remembering(client);
    const path = `projects/${app.id}`;

    const [first, second] = [await known.send(get(path)), await known.send(get(path))];
    client.close();
    await gitlab.close();

    expect(gitlab.requests.map(({ status }) => status)).toEqual([200, 304]);
    expect(second.body.equals(first.body)).toBe(true);
  });

  it("does not hide a 304 that nobody asked for", async () => {
    const gitlab = await startStandIn();
    gitlab.faults.add({ fault: { kind: "status", status: 304 } });
    const client = connectGitLab({ url: gitlab.url }, DEPS);

    await expect(remembering(client).send(get("version"))).rejects.toMatchObject({ status: 304 });
    client.close();
    await gitlab.close();
  });
});
