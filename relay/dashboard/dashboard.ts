import { type Context, Hono } from "hono";
import type { ContentfulStatusCode } from "hono/utils/http-status";
import { CATALOGUE } from "../../shared/errors/catalogue.ts";
import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import { oneLine } from "../../shared/errors/describe.ts";
import { downloadAnswer } from "../admin/download-answer.ts";
import { derived } from "../live-config.ts";
import { notInStore } from "../operate/dossier.ts";
import { compileRoutes } from "../routes/match.ts";
import { type Answer, addActing } from "./acting.ts";
import { ASSETS } from "./assets/assets.ts";
import { find } from "./find.ts";
import { follow } from "./follow.ts";
import type { DashboardGround } from "./ground.ts";
import { createHistory } from "./history.ts";
import { html } from "./markup.ts";
import { deliveriesPage } from "./pages/deliveries.ts";
import { deliveryPage } from "./pages/delivery.ts";
import { eventPage } from "./pages/event.ts";
import { eventsPage } from "./pages/events.ts";
import { faultWords } from "./pages/fault.ts";
import { foundPage } from "./pages/found.ts";
import { overviewPage } from "./pages/overview.ts";
import { routesPage } from "./pages/routes.ts";
import { sourcesPage } from "./pages/sources.ts";
import { bareLayout, layout, type Page } from "./parts/layout.ts";
import { DASHBOARD, pathTo } from "./path-to.ts";
import { safeHeaders } from "./safe-headers.ts";
import { addSigning, whoAsks } from "./signing.ts";

/** What the dashboard stands on. */
export type DashboardDeps = Omit<DashboardGround, "history" | "routes">;

/**
 * The dashboard, under /dashboard, and / leads there. Without an `admin` in the configuration there is nothing of it.
 *
 * | path | answers |
 * |---|---|
 * | `GET /dashboard`, `…/deliveries`, `…/events`, `…/sources`, `…/routes`, `…/find?q=` | pages, to whoever is signed in |
 * | `GET /dashboard/deliveries/:id`, `…/events/:id`, `…/events/:id/payload` | one of them; the bytes of an event to be saved |
 * | `GET` and `POST /dashboard/deliveries/:id/{release,redeliver,cancel}`, `…/events/:id/match-again` | asks, and does |
 * | `GET /dashboard/live` | server-sent events |
 * | `GET` and `POST /dashboard/sign-in`, `POST …/sign-out`, `GET …/assets/…` | anybody |
 *
 * @example dashboard(deps)(app);
 */
export function dashboard(deps: DashboardDeps): (app: Hono) => void {
  const ground: DashboardGround = {
    ...deps,
    routes: derived(deps.config, ({ routes }) => compileRoutes(routes)),
    history: createHistory(deps.store, deps.clock),
  };
  const pages = new Hono();
  const answer = answerOn(ground);
  pages.use(safeHeaders());
  for (const [path, { type, text }] of ASSETS)
    pages.get(path, (c) =>
      c.body(text, 200, { "Content-Type": type, "Cache-Control": "public, max-age=31536000, immutable" }),
    );
  addSigning(pages, ground);
  addReading(pages, ground, answer);
  addActing(pages, ground, answer);
  pages.all(
    "*",
    answer(async (c, session) => c.html(String(layout(NO_PAGE, session)), 404)),
  );
  pages.onError((error, c) => {
    const coded = isCoded(error) ? error : new CodedError("INTERNAL", "The page could not be made.");
    if (!isCoded(error)) ground.observe({ kind: "request-failed", path: c.req.path, why: oneLine(error) });
    return c.html(String(bareLayout("That did not work", faultWords(coded))), statusOf(coded));
  });
  const { auth } = ground;
  return (app) => {
    app.get("/", async (c, next) => (auth.enabled() ? c.redirect(DASHBOARD) : await next()));
    for (const path of [DASHBOARD, `${DASHBOARD}/*`])
      app.all(path, async (c, next) => (auth.enabled() ? await pages.fetch(c.req.raw, c.env) : await next()));
  };
}

function addReading(pages: Hono, ground: DashboardGround, answer: Answer): void {
  const { store, live, auth } = ground;
  const idOf = (c: Context) => c.req.param("id") ?? "";
  pages.get(
    DASHBOARD,
    answer(async () => overviewPage(ground)),
  );
  pages.get(
    pathTo("deliveries"),
    answer(async (c) => deliveriesPage(ground, c.req.queries())),
  );
  pages.get(
    `${pathTo("deliveries")}/:id`,
    answer(async (c, session) => deliveryPage(ground, session, idOf(c))),
  );
  pages.get(
    pathTo("events"),
    answer(async (c) => eventsPage(ground, c.req.queries())),
  );
  pages.get(
    `${pathTo("events")}/:id`,
    answer(async (c, session) => eventPage(ground, session, idOf(c))),
  );
  pages.get(
    `${pathTo("events")}/:id/payload`,
    answer(async (c) => {
      const event = await store.event(idOf(c));
      if (event === undefined) throw notInStore(idOf(c), "event");
      return downloadAnswer(c, event.id, event.body);
    }),
  );
  pages.get(
    pathTo("sources"),
    answer(async () => sourcesPage(ground)),
  );
  pages.get(
    pathTo("routes"),
    answer(async () => routesPage(ground)),
  );
  pages.get(
    pathTo("find"),
    answer(async (c) => {
      const text = (c.req.query("q") ?? "").trim().slice(0, 300);
      const found = text === "" ? ({ kind: "lists", deliveries: [], events: [] } as const) : await find(store, text);
      switch (found.kind) {
        case "delivery":
          return c.redirect(pathTo("deliveries", [found.id]), 303);
        case "event":
          return c.redirect(pathTo("events", [found.id]), 303);
        case "lists":
          return await foundPage(ground, text, found);
      }
    }),
  );
  const following = follow(live, (c) => auth.session(c) !== undefined);
  pages.get(
    pathTo("live"),
    answer(async (c) => following(c)),
  );
}

/** Answers with a page to whoever is signed in, errors included. */
function answerOn(ground: DashboardGround): Answer {
  return (read) => async (c) => {
    const session = whoAsks(c, ground);
    if (!("csrf" in session)) return session;
    try {
      const made = await read(c, session);
      return "title" in made ? c.html(String(layout(made, session))) : made;
    } catch (error) {
      if (!isCoded(error)) throw error;
      return c.html(String(layout({ title: titleOf(error), content: faultWords(error) }, session)), statusOf(error));
    }
  };
}

const NO_PAGE: Page = {
  title: "There is no such page",
  content: html`<p><a href="${DASHBOARD}">To the overview</a></p>`,
};

function titleOf(error: CodedError): string {
  return error.code === "NOT_IN_STORE" ? "It is not in the store" : "That did not work";
}

function statusOf({ code }: CodedError): ContentfulStatusCode {
  return CATALOGUE[code].httpStatus ?? 500;
}
