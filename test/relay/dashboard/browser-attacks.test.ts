import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../shared/time/clock.ts";
import { launchChromium, NO_CHROMIUM } from "../../support/chromium.ts";
import { aBusyDay, aPush, BUSY } from "./a-busy-day.ts";
import { type DashboardLab, openDashboardLab } from "./dashboard-lab.ts";
import { BIDI, HOSTILE } from "./hostile.ts";
import { signedIn, unfold } from "./signed-in.ts";

let browser: Browser;
let context: BrowserContext;
let page: Page;
let lab: DashboardLab;
/** What pages said went wrong: scripts, policies, requests. */
let complaints: string[];

describe.skipIf(NO_CHROMIUM !== "")(`the dashboard in a browser, before forges and other sites${NO_CHROMIUM}`, () => {
  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    lab = await openDashboardLab(BUSY, systemClock);
    await aBusyDay(lab);
  });

  afterEach(async () => {
    await context.close();
    await lab.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
    ({ context, page, complaints } = await signedIn(browser, lab, path, options));
  }

  it("runs nothing and shows everything that a forge can send in any name", async () => {
    const text = HOSTILE.join(" ");
    const push = aPush(lab, new Date(), { repository: `acme/${text}`, branch: `${BIDI}${text}` });
    const id = lab.newId();
    const headers = { "x-github-event": text, "user-agent": text, "content-type": "application/json" };
    const { reading } = push;
    if (reading.kind !== "push") throw new Error("It is a push.");
    const origin = { ...reading.origin, sender: text, webUrl: "javascript:window.owned=1", cloneUrl: text };
    const event = {
      ...push,
      type: text,
      senderId: text,
      headers,
      body: Buffer.from(text),
      reading: { ...reading, origin },
    };
    await lab.store.persist(event, [{ id, route: text, changeIndex: 0, lane: `main:${text}` }], {});
    const claims = await lab.store.claim(new Date(), 50);
    const own = claims.find(({ delivery }) => delivery.id === id);
    const pipeline = { id: 1, projectId: 1, webUrl: "javascript:window.owned=1" };
    await lab.store.settle(id, own?.attempt ?? 0, new Date(), { kind: "delivered", pipeline });
    await lab.store.notePipeline({ projectId: 1, pipelineId: 1, status: text }, new Date());
    lab.observe({ kind: "sender-not-authentic", source: "hub", why: text, sizeBytes: 1, address: text });
    await open("");

    const q = encodeURIComponent(text);
    for (const path of [
      "",
      "deliveries",
      `deliveries?route=${q}&ref=${q}&since=${q}`,
      `find?q=${q}`,
      `events?source=${q}`,
      "events",
      "sources",
      `deliveries/${id}`,
      `events/${push.id}`,
      `deliveries/${id}/redeliver`,
    ]) {
      await page.goto(`${lab.url}/dashboard/${path}`);
      await unfold(page);
      const bad = await page
        .locator("img, iframe, object, embed, svg[onload], a[href^='javascript' i], :is(main, header) script")
        .count();
      expect({ path, bad, owned: await page.evaluate("window.owned") }).toEqual({ path, bad: 0, owned: undefined });
    }
    await page.goto(`${lab.url}/dashboard/deliveries/${id}`);
    const shown = await page.locator("main").innerText();
    expect(shown).toContain("main\\u{202e}gnp.exe");
    expect(shown).toContain("<script>window.owned=1</script>");
    expect(complaints.filter((one) => !one.includes("404"))).toEqual([]);
  });

  it("lets somebody who is signed in come by a link from elsewhere", async () => {
    await open("/sources");
    // Another site to a browser, whose own name for the same machine leads there.
    const elsewhere = lab.url.replace("127.0.0.1", "localhost");
    await page.route(`${elsewhere}/**`, async (route) =>
      route.fulfill({ contentType: "text/html", body: `<a href="${lab.url}/dashboard/routes">see</a>` }),
    );
    await page.goto(`${elsewhere}/chat`);
    await page.getByRole("link", { name: "see" }).click();

    const heading = page.getByRole("heading", { name: "Routes and schedules" });
    await heading.waitFor();
    expect(await heading.isVisible()).toBe(true);
  });

  it("is in nobody's frame", async () => {
    await open("");
    await page.route("http://frames.example/**", async (route) =>
      route.fulfill({ contentType: "text/html", body: `<iframe src="${lab.url}/dashboard/sign-in"></iframe>` }),
    );
    await page.goto("http://frames.example/");

    await expect.poll(() => page.frames()[1]?.url(), { timeout: 10_000 }).toMatch(/^chrome-error:/);
  });
});
