import axe, { type AxeResults } from "axe-core";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { systemClock } from "../../../shared/time/clock.ts";
import { launchChromium, NO_CHROMIUM } from "../../support/chromium.ts";
import { aBusyDay, aPush, BUSY } from "./a-busy-day.ts";
import { type DashboardLab, openDashboardLab } from "./dashboard-lab.ts";
import { signedIn, unfold } from "./signed-in.ts";

let browser: Browser;
let context: BrowserContext;
let page: Page;
let lab: DashboardLab;
/** What pages said went wrong: scripts, policies, requests. */
let complaints: string[];

/** Every page there is, with ids worth looking at. */
let paths: readonly string[];

describe.skipIf(NO_CHROMIUM !== "")(`the dashboard in a browser${NO_CHROMIUM}`, () => {
  beforeAll(async () => {
    browser = await launchChromium();
  });

  afterAll(async () => {
    await browser.close();
  });

  beforeEach(async () => {
    lab = await openDashboardLab(BUSY, systemClock);
    const { dead, delivered, nothing } = await aBusyDay(lab);
    const ids = [`deliveries/${dead}`, `deliveries/${delivered}`, `deliveries/${dead}/redeliver`, `events/${nothing}`];
    paths = [
      "",
      "deliveries",
      "events",
      "sources",
      "routes",
      "find?q=nowhere",
      "find?q=main",
      "nowhere",
      ...ids,
      `events/${nothing}/match-again`,
    ];
  });

  afterEach(async () => {
    await context.close();
    await lab.close();
  });

  async function open(path: string, options: BrowserContextOptions = {}): Promise<void> {
    ({ context, page, complaints } = await signedIn(browser, lab, path, options));
  }

  it.each([
    ["light", "desk", { width: 1_180, height: 900 }],
    ["dark", "phone", { width: 360, height: 780 }],
  ] as const)(
    "has nothing a screen reader stumbles over, in %s colours on a %s",
    async (colorScheme, _, viewport) => {
      await open("", { colorScheme, viewport, bypassCSP: true });
      await context.addInitScript(axe.source);
      const found: string[] = [];
      for (const path of paths) {
        await page.goto(`${lab.url}/dashboard/${path}`);
        await unfold(page);
        const { violations } = await page.evaluate<AxeResults>(
          "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'], resultTypes: ['violations'] })",
        );
        for (const { id, nodes } of violations)
          found.push(...nodes.map(({ html, failureSummary = "" }) => `${path}: ${id}: ${html} ${failureSummary}`));
      }

      expect(found).toEqual([]);
    },
    120_000,
  );

  it("fits a screen 360 pixels wide, whatever is unfolded", async () => {
    await open("", { viewport: { width: 360, height: 780 } });
    const wide: string[] = [];
    for (const path of paths) {
      await page.goto(`${lab.url}/dashboard/${path}`);
      await unfold(page);
      const width = await page.evaluate<number>("document.documentElement.scrollWidth");
      if (width > 360) wide.push(`${path}: ${width}`);
    }

    expect(wide).toEqual([]);
  });

  it("is dark where the system is, and light where it is not", async () => {
    const ground = async () => page.evaluate<string>("getComputedStyle(document.body).backgroundColor");
    await open("", { colorScheme: "dark" });
    const dark = await ground();
    await page.emulateMedia({ colorScheme: "light" });

    expect([dark, await ground()]).toEqual(["rgb(14, 19, 24)", "rgb(244, 246, 248)"]);
  });

  it("is walked through with a keyboard alone, to redeliver and back", async () => {
    await open("/deliveries?state=dead");
    const focused = async () => page.evaluate<string>("document.activeElement.textContent");
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("Skip to the content");
    await page.keyboard.press("Enter");
    expect(await page.evaluate<string>("document.activeElement.id")).toBe("content");

    const tabTo = async (name: string, leadsTo: string | RegExp) => {
      for (let n = 0; n < 40 && (await focused()).trim() !== name; n += 1) await page.keyboard.press("Tab");
      expect((await focused()).trim()).toBe(name);
      const outline = await page.evaluate<string>("getComputedStyle(document.activeElement).outlineStyle");
      expect(outline).toBe("solid");
      await page.keyboard.press("Enter");
      await page.getByRole("heading", { level: 1, name: leadsTo }).waitFor();
    };
    const [dead] = await lab.store.list({ states: ["dead"], limit: 1 });
    await tabTo(dead?.repository ?? "", /^acme\/\w+, /);
    await tabTo("Redeliver…", "Redeliver this delivery?");
    await tabTo("Redeliver", /^acme\/\w+, /);
    await page.getByText("Redelivery of").waitFor();

    expect(await lab.store.list({ states: ["pending"], since: new Date(Date.now() - 60_000), limit: 5 })).toMatchObject(
      [{ redeliveryOf: expect.any(String) }],
    );
  });

  it("is read and acted on without JavaScript", async () => {
    await open("", { javaScriptEnabled: false });
    await page.getByRole("link", { name: /held/ }).first().click();
    await page.getByRole("row").nth(1).getByRole("link").first().click();
    await page.getByText("SHA-256 of the payload").waitFor();
    await page.locator("#payload summary").click();
    await page.locator("#payload").getByText('"head_commit"').waitFor();
    await page.getByRole("link", { name: "Cancel…" }).click();
    await page.getByLabel("Why").fill("not wanted");
    await page.getByRole("button", { name: "Cancel" }).click();
    await page.getByText("Canceled by hand: not wanted").waitFor();
    await page.getByRole("searchbox").fill("feature/search");
    await page.getByRole("button", { name: "Find" }).click();
    await page.getByRole("link", { name: /^why/ }).first().click();

    await page.getByText("It started nothing").waitFor();
    expect(await lab.store.list({ states: ["canceled"], limit: 5 })).toHaveLength(1);
  });

  it("follows what happens, and leaves what is unfolded and focused as it is", async () => {
    await open("");
    await page.getByRole("status").getByText("Live.").waitFor();
    await page.locator("#numbers summary").click();
    await page.getByRole("link", { name: "lab", exact: true }).focus();
    const push = aPush(lab, new Date(), { sha: "0fedcba98" });
    const id = lab.newId();
    await lab.store.persist(
      push,
      [
        {
          id,
          route: "app-to-deploy",
          changeIndex: 0,
          lane: "main:live/now",
          held: { code: "DELIVERY_HELD", text: "Held, live." },
        },
      ],
      {},
    );

    lab.observe({
      kind: "event-stored",
      source: "hub",
      type: "push",
      event: push.id,
      deliveries: 1,
      tookMs: 1,
      persistMs: 1,
    });
    await page.getByText("Held, live.").waitFor();

    expect(await page.locator("#numbers").getAttribute("open")).not.toBeNull();
    expect(await page.evaluate<string>("document.activeElement.textContent")).toBe("lab");
    expect(complaints).toEqual([]);
  });

  it("says that the connection is lost", async () => {
    await open("");
    const status = page.getByRole("status");
    await status.getByText("Live.").waitFor();
    await context.setOffline(true);
    await lab.live.stop();

    await status.getByText("The connection is lost").waitFor();
    expect(complaints.filter((one) => !one.includes("net::ERR"))).toEqual([]);
  });

  it("says that nobody is signed in any more, when that ends elsewhere", async () => {
    await open("");
    await page.getByRole("status").getByText("Live.").waitFor();
    const other = await context.newPage();
    await other.goto(`${lab.url}/dashboard/routes`);
    await other.getByRole("button", { name: "Sign out" }).click();
    await other.getByLabel("Token").waitFor();

    lab.observe({ kind: "store-recovered" });
    const told = page.getByText("You are signed out");
    await page.bringToFront();
    await told.waitFor();
    expect(await told.isVisible()).toBe(true);
  });
});
