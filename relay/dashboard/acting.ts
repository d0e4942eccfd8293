import type { Context, Hono } from "hono";
import { answerDeliveries } from "../admin/answer-deliveries.ts";
import { answerRedelivering } from "../admin/answer-redelivering.ts";
import type { Session } from "../admin/session.ts";
import { clientOf } from "../http/client.ts";
import { matchAgain } from "../operate/match-again.ts";
import { ACTIONS, type Action } from "./actions.ts";
import type { DashboardGround } from "./ground.ts";
import { confirmMatchPage, confirmPage } from "./pages/confirm.ts";
import type { Page } from "./parts/layout.ts";
import { pathTo } from "./path-to.ts";
import { readForm } from "./read-form.ts";

/** How a page is answered, to whoever is signed in. */
export type Answer = (
  read: (c: Context, session: Session) => Promise<Page | Response>,
) => (c: Context) => Promise<Response>;

/**
 * Adds what changes something: for each action a page that asks, and the form it sends. What they do is what the admin API does; the
 * address, the action and what came of it are told to the log.
 */
export function addActing(pages: Hono, ground: DashboardGround, answer: Answer): void {
  const { config, store, clock, newId, auth } = ground;
  const acts = { ...answerDeliveries(ground), ...answerRedelivering(ground) };
  const checked = async (c: Context, session: Session) => {
    const form = await readForm(c);
    auth.checkForm(c, session, form.get("csrf") ?? "");
    return { form, asker: { address: clientOf(c, config.current.listen.trustProxy).address } };
  };
  const act = async ({ name }: Action, id: string, form: URLSearchParams, asker: { readonly address: string }) => {
    switch (name) {
      case "release":
        await acts.releaseDelivery({ id, query: undefined, body: undefined }, asker);
        return id;
      case "cancel":
        await acts.cancelDelivery(
          { id, query: undefined, body: { reason: form.get("reason")?.slice(0, 300) ?? "" } },
          asker,
        );
        return id;
      case "redeliver":
        return (
          (
            await acts.redeliverDelivery(
              { id, query: undefined, body: { dryRun: false } },
              { ...asker, ...keyOf(form) },
            )
          ).id ?? id
        );
    }
  };
  for (const action of ACTIONS) {
    const path = `${pathTo("deliveries")}/:id/${action.name}`;
    pages.get(
      path,
      answer(async (c, session) => confirmPage(ground, session, action, c.req.param("id") ?? "")),
    );
    pages.post(
      path,
      answer(async (c, session) => {
        const { form, asker } = await checked(c, session);
        return c.redirect(pathTo("deliveries", [await act(action, c.req.param("id") ?? "", form, asker)]), 303);
      }),
    );
  }
  const path = `${pathTo("events")}/:id/match-again`;
  pages.get(
    path,
    answer(async (c, session) => {
      const id = c.req.param("id") ?? "";
      const deps = { store, config: config.current, clock, newId, dryRun: true };
      return confirmMatchPage(session, id, await matchAgain(deps, id));
    }),
  );
  pages.post(
    path,
    answer(async (c, session) => {
      const { asker } = await checked(c, session);
      const id = c.req.param("id") ?? "";
      await acts.redeliverEvent({ id, query: undefined, body: { dryRun: false } }, asker);
      return c.redirect(pathTo("events", [id]), 303);
    }),
  );
}

/** The key of a form that counts once; it is none that the API takes, so nobody's other request has the same. */
function keyOf(form: URLSearchParams): { readonly key?: string } {
  const once = form.get("once");
  return once === null ? {} : { key: `form ${once.slice(0, 100)}` };
}
