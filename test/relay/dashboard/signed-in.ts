import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { ACTING } from "../admin/admin-lab.ts";
import type { DashboardLab } from "./dashboard-lab.ts";

/** A browser's window on the dashboard of somebody who may act. */
export interface SignedIn {
  readonly context: BrowserContext;
  readonly page: Page;
  /** What pages said went wrong: scripts, policies, requests. */
  readonly complaints: string[];
}

/** Signs in at the door and goes on to this page of the dashboard, in a window of its own. */
export async function signedIn(
  browser: Browser,
  lab: DashboardLab,
  path: string,
  options: BrowserContextOptions,
): Promise<SignedIn> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const complaints: string[] = [];
  page.on("pageerror", (error) => complaints.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") complaints.push(message.text());
  });
  await page.goto(`${lab.url}/dashboard/sign-in?to=${encodeURIComponent(`/dashboard${path}`)}`);
  await page.getByLabel("Token").fill(ACTING);
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.getByRole("heading", { level: 1 }).waitFor();
  return { context, page, complaints };
}

/** Opens everything on a page that is folded. */
export async function unfold(page: Page): Promise<void> {
  for (const one of await page.locator("summary").all()) await one.click();
}
