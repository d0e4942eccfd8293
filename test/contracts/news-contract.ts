import { describe, expect, it } from "vitest";
import type { Settlement } from "../../relay/model/delivery.ts";
import type { PipelineNews } from "../../relay/model/event.ts";
import type { NewDelivery, Store } from "../../relay/store/store.ts";
import { aDelivery, anEvent, at } from "./store-samples.ts";
import { type StoreUnderTest, storeOfEachTest } from "./store-under-test.ts";

const PIPELINE = { id: 7, projectId: 3, webUrl: "https://gitlab.example.com/g/p/-/pipelines/7" };
const DELIVERED: Settlement = { kind: "delivered", pipeline: PIPELINE };
const HELD: Settlement = { kind: "held", code: "DELIVERY_HELD", text: "No answer.", met: "GITLAB_DEADLINE" };

/** What every store promises of news of pipelines, and of telling commits, run on every implementation. */
export function newsContract(name: string, create: () => Promise<StoreUnderTest>): void {
  describe(`${name} as what hears of pipelines`, () => {
    const { start, reopen } = storeOfEachTest(create);

    /** A store with delivery `app-1`, its first attempt under way. */
    async function underWay(over: Partial<NewDelivery> = {}): Promise<Store> {
      const store = await start();
      await store.persist(anEvent(1), [aDelivery(1, { feedback: true, ...over })], {});
      await store.claim(at(5), 1);
      return store;
    }

    /** The same, the attempt ended so. */
    async function settled(settlement: Settlement): Promise<Store> {
      const store = await underWay();
      await store.settle("app-1", 1, at(10), settlement);
      return store;
    }

    const news = (status: string, over: Partial<PipelineNews & { gitlab: string }> = {}) => ({
      gitlab: "main",
      projectId: 3,
      pipelineId: 7,
      status,
      webUrl: PIPELINE.webUrl,
      ...over,
    });
    const marked = (status: string, over: Partial<PipelineNews & { gitlab: string }> = {}) =>
      news(status, { marker: "app-1", ...over });

    it("keeps the status of a delivery's pipeline, unknown words too", async () => {
      const store = await settled(DELIVERED);

      expect(await store.notePipeline(news("running"), at(20))).toMatchObject({
        id: "app-1",
        pipelineStatus: "running",
      });
      expect(await store.notePipeline(news("thawing"), at(21))).toMatchObject({ pipelineStatus: "thawing" });
      expect(await (await reopen()).delivery("app-1")).toMatchObject({ state: "delivered", pipelineStatus: "thawing" });
    });

    it.each([
      { of: "another pipeline", over: { pipelineId: 8 } },
      { of: "another project's", over: { projectId: 4 } },
      { of: "another GitLab's", over: { gitlab: "other" } },
      { of: "another pipeline with a marker that is no delivery's", over: { pipelineId: 8, marker: "nobody" } },
    ])("passes over news of $of", async ({ over }) => {
      const store = await settled(DELIVERED);

      expect(await store.notePipeline(news("failed", over), at(20))).toBeUndefined();
      expect((await store.delivery("app-1"))?.pipelineStatus).toBeUndefined();
    });

    it.each([
      { of: "held", settlement: HELD },
      {
        of: "in doubt",
        settlement: { kind: "look-up", dueAt: at(60_000), code: "GITLAB_DEADLINE", text: "No answer." },
      },
      { of: "waiting to be called again", settlement: { kind: "retry", dueAt: at(60_000), code: "X", text: "Busy." } },
    ] as const)("delivers what is $of by the pipeline that carries its marker", async ({ settlement }) => {
      const store = await settled(settlement);

      const noted = await store.notePipeline(marked("running"), at(20));

      expect(noted).toMatchObject({
        state: "delivered",
        pipeline: PIPELINE,
        pipelineStatus: "running",
        inDoubt: false,
      });
      expect(await store.claim(at(120_000), 1)).toEqual([]);
    });

    it("delivers nothing for which no call was made, nor what is canceled", async () => {
      const store = await start();
      await store.persist(anEvent(1), [aDelivery(1)], {});

      expect(await store.notePipeline(marked("running"), at(20))).toBeUndefined();
      await store.cancel("app-1", at(21), { code: "X", text: "No." });
      expect(await store.notePipeline(marked("running"), at(22))).toBeUndefined();
    });

    it("delivers nothing of another project than its own, where that is an id", async () => {
      const store = await underWay({ lane: "main:4" });
      await store.settle("app-1", 1, at(10), HELD);

      expect(await store.notePipeline(marked("running"), at(20))).toBeUndefined();
      expect(await store.notePipeline(marked("running", { projectId: 4 }), at(20))).toMatchObject({
        state: "delivered",
      });
    });

    it.each([
      { of: "the answer that created it", settlement: DELIVERED },
      { of: "no answer", settlement: HELD },
      { of: "a fault that is to be repeated", settlement: { kind: "retry", dueAt: at(99), code: "X", text: "?" } },
    ] as const)("keeps news that comes before $of, and what became of the pipeline with it", async ({ settlement }) => {
      const store = await underWay();

      expect(await store.notePipeline(marked("success"), at(8))).toMatchObject({ state: "dispatching" });
      await store.settle("app-1", 1, at(10), settlement);

      expect(await store.delivery("app-1")).toMatchObject({
        state: "delivered",
        pipeline: PIPELINE,
        pipelineStatus: "success",
      });
      expect(await store.watchDue(at(99_999), 1)).toEqual([]);
    });

    it("delivers after a crash what it had news of", async () => {
      let store = await underWay();
      await store.notePipeline(marked("running"), at(8));

      store = await reopen();
      await store.recover(at(20), () => "hold");

      expect(await store.delivery("app-1")).toMatchObject({ state: "delivered", pipelineStatus: "running" });
    });

    it("takes the word of the answer for which of two pipelines it is", async () => {
      const store = await underWay();
      await store.notePipeline(marked("failed", { pipelineId: 6 }), at(8));

      await store.settle("app-1", 1, at(10), DELIVERED);

      const delivery = await store.delivery("app-1");
      expect(delivery).toMatchObject({ state: "delivered", pipeline: PIPELINE });
      expect(delivery?.pipelineStatus).toBeUndefined();
    });

    it("passes over that a pipeline runs when it has just ended, and not when it runs again later", async () => {
      const store = await settled(DELIVERED);
      await store.notePipeline(news("success"), at(20));

      expect(await store.notePipeline(news("running"), at(1_000))).toMatchObject({ pipelineStatus: "success" });
      expect(await store.notePipeline(news("running"), at(120_000))).toMatchObject({ pipelineStatus: "running" });
    });

    it("has pipelines watched until they end, and again once they go on", async () => {
      const store = await settled(DELIVERED);
      const watched = async (ms: number) => (await store.watchDue(at(ms), 10)).map(({ id }) => id);

      expect(await watched(10)).toEqual(["app-1"]);
      await store.noteWatched("app-1", at(5_000));
      expect(await watched(4_999)).toEqual([]);
      expect(await watched(5_000)).toEqual(["app-1"]);
      await store.notePipeline(news("failed"), at(6_000));
      expect(await watched(900_000)).toEqual([]);
      await store.notePipeline(news("running"), at(900_000));
      expect(await watched(900_000)).toEqual(["app-1"]);
      await store.noteWatched("app-1", undefined);
      expect(await watched(9_900_000)).toEqual([]);
    });

    it("makes a commit due with every move of its delivery and every status of its pipeline", async () => {
      const store = await underWay();
      const tell = async (ms: number) => {
        const [due] = await store.feedbackDue(at(ms), 10);
        if (due !== undefined) await store.noteFeedback("app-1", { revision: due.revision, sent: "told", tries: 0 });
        return due?.delivery.pipelineStatus ?? due?.delivery.state;
      };

      expect([await tell(6), await tell(7)]).toEqual(["dispatching", undefined]);
      await store.settle("app-1", 1, at(10), DELIVERED);
      expect([await tell(11), await tell(12)]).toEqual(["delivered", undefined]);
      await store.notePipeline(news("running"), at(20));
      await store.notePipeline(news("running"), at(21));
      expect([await tell(22), await tell(23)]).toEqual(["running", undefined]);
    });

    it("keeps a commit due that has moved since it was read, and what it was told", async () => {
      const store = await settled(DELIVERED);
      const [due] = await store.feedbackDue(at(11), 1);
      await store.notePipeline(news("success"), at(12));

      await store.noteFeedback("app-1", { revision: due?.revision ?? 0, sent: "created", tries: 0 });

      expect(await store.feedbackOf("app-1")).toMatchObject({ sent: "created", tries: 0 });
      expect(await store.feedbackOf("nobody")).toBeUndefined();
      expect(await store.feedbackDue(at(13), 1)).toMatchObject([
        { sent: "created", delivery: { pipelineStatus: "success" } },
      ]);
    });

    it("lets a commit wait until it is tried again, through a restart", async () => {
      let store = await settled(DELIVERED);
      const [due] = await store.feedbackDue(at(11), 1);
      const note = { revision: due?.revision ?? 0, tries: 3, dueAt: at(5_000), fault: "The forge is away." };
      await store.noteFeedback("app-1", note);

      store = await reopen();

      expect(await store.feedbackOf("app-1")).toEqual({ tries: 3, dueAt: at(5_000), fault: "The forge is away." });
      expect(await store.feedbackDue(at(4_999), 1)).toEqual([]);
      expect(await store.feedbackDue(at(5_000), 1)).toMatchObject([
        {
          tries: 3,
          origin: { repository: "acme/app" },
          change: { commit: "a".repeat(40) },
          event: { source: "acme-github" },
        },
      ]);
    });
  });
}
