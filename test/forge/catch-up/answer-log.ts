import { type Asked, type ForgeRows, type Given, type LogRow, linkedPage } from "./rows.ts";

/** What a forge answers to calls about webhooks and their log; undefined where the call is about something else. */
export async function answerLog(rows: ForgeRows, asked: Asked): Promise<Given | undefined> {
  if (rows.kind === "github") return github(rows, asked);
  return rows.kind === "gitlab" ? gitlab(rows, asked) : undefined;
}

async function github(rows: ForgeRows, asked: Asked): Promise<Given | undefined> {
  const [, owner = "", rest = ""] = /^\/(?:repos\/([^/]+\/[^/]+)|orgs\/[^/]+)\/hooks(.*)$/.exec(asked.path) ?? [];
  const name = owner || /^\/orgs\/([^/]+)\/hooks/.exec(asked.path)?.[1];
  if (name === undefined) return undefined;
  const hooks = rows.hooks.filter((hook) => hook.owner === name);
  if (rest === "" && asked.method === "GET")
    return linkedPage(
      hooks.map(({ id, url }) => ({ id, type: "Repository", active: true, config: { url, content_type: "json" } })),
      asked,
      rows.pageSize,
    );
  const [, hookId, deliveryId] = /^\/(\d+)\/deliveries(?:\/(\d+)\/attempts)?$/.exec(rest) ?? [];
  const hook = hooks.find(({ id }) => id === Number(hookId));
  if (hook === undefined) return undefined;
  if (deliveryId !== undefined) return again(rows, Number(deliveryId), { status: 202, body: {} });
  return linkedPage(newestFirst(rows, hook.id).map(githubRow), asked, rows.pageSize, "cursor");
}

async function gitlab(rows: ForgeRows, asked: Asked): Promise<Given | undefined> {
  const [, encoded = "", rest = ""] = /^\/api\/v4\/projects\/([^/]+)\/hooks(.*)$/.exec(asked.path) ?? [];
  const hooks = rows.hooks.filter((hook) => hook.owner === decodeURIComponent(encoded));
  if (encoded === "") return undefined;
  if (rest === "" && asked.method === "GET")
    return linkedPage(
      hooks.map(({ id, url }) => ({ id, url, push_events: true })),
      asked,
      rows.pageSize,
    );
  const [, hookId, eventId] = /^\/(\d+)\/events(?:\/(\d+)\/resend)?$/.exec(rest) ?? [];
  const hook = hooks.find(({ id }) => id === Number(hookId));
  if (hook === undefined) return undefined;
  if (eventId !== undefined) return again(rows, Number(eventId), { status: 201, body: { response_status: 200 } });
  return linkedPage(newestFirst(rows, hook.id).map(gitlabRow), asked, Math.min(20, rows.pageSize));
}

/** Both send within moments of being asked, and do not let whoever asks wait for it. */
async function again(rows: ForgeRows, id: number, given: Given): Promise<Given> {
  const row = rows.log.find((one) => one.id === id);
  if (row === undefined) return { status: 404, body: { message: "Not Found" } };
  if (rows.refused.includes(id)) return { status: 422, body: { message: "The hook URL has changed." } };
  void rows.send(row.hook, row.senderId, row.body);
  return given;
}

function newestFirst({ log }: ForgeRows, hookId: number): readonly LogRow[] {
  return log.filter(({ hook }) => hook.id === hookId).toReversed();
}

function githubRow({ id, senderId, at, status, event = "push" }: LogRow) {
  return {
    id,
    guid: senderId,
    delivered_at: at.toISOString(),
    redelivery: false,
    duration: 0.03,
    status: status === 0 ? "failed to connect to host" : status < 300 ? "OK" : `Invalid HTTP Response: ${status}`,
    status_code: status,
    event,
    action: null,
  };
}

function gitlabRow({ id, hook, senderId, status, event = "push_hooks" }: LogRow) {
  return {
    id,
    url: hook.url,
    trigger: event,
    request_headers: { "Content-Type": "application/json", "Idempotency-Key": senderId, "X-Gitlab-Event": "Push Hook" },
    response_status: status === 0 ? "internal error" : String(status),
    execution_duration: 0.1,
  };
}
