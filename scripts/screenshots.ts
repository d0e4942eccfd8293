// Pictures of the dashboard for the docs, in the machine's own Chromium: `node scripts/screenshots.ts`. The day they show is made up, and
// always the same.
import { statSync } from "node:fs";
import { join } from "node:path";
import type { Page } from "playwright-core";
import { ACTING } from "../test/relay/admin/admin-lab.ts";
import { aBusyDay, BUSY } from "../test/relay/dashboard/a-busy-day.ts";
import { openDashboardLab } from "../test/relay/dashboard/dashboard-lab.ts";
import { launchChromium } from "../test/support/chromium.ts";

const images = process.argv[2] ?? join(import.meta.dirname, "..", "docs", "images");
const lab = await openDashboardLab(BUSY);
const { dead, nothing } = await aBusyDay(lab, 160);
const browser = await launchChromium();

const DESK = { width: 1180, height: 900 };
const PHONE = { width: 360, height: 780 };

async function picture(name: string, path: string, colorScheme: "light" | "dark", viewport = DESK): Promise<void> {
  const context = await browser.newContext({ colorScheme, viewport });
  const page: Page = await context.newPage();
  await page.goto(`${lab.url}/dashboard/sign-in?to=${encodeURIComponent(path)}`);
  await page.getByLabel("Token").fill(ACTING);
  await page.getByRole("button", { name: "Sign in" }).click();
  if ((await page.locator("script[data-live]").count()) > 0)
    await page.getByRole("status").getByText("Live.").waitFor();
  else await page.getByRole("heading", { level: 1 }).waitFor();
  const file = join(images, `${name}.png`);
  await page.screenshot({ path: file });
  console.log(`${file}  ${Math.ceil(statSync(file).size / 1_000)} kB`);
  await context.close();
}

await picture("dashboard-light", "/dashboard", "light");
await picture("dashboard-dark", "/dashboard", "dark");
await picture("dashboard-phone", "/dashboard", "light", PHONE);
await picture("dashboard-delivery", `/dashboard/deliveries/${dead}`, "light");
if (process.argv[3] === "all") {
  await picture("x-deliveries", "/dashboard/deliveries", "light");
  await picture("x-deliveries-phone", "/dashboard/deliveries", "dark", PHONE);
  await picture("x-delivery-phone", `/dashboard/deliveries/${dead}`, "light", PHONE);
  await picture("x-delivery-dark", `/dashboard/deliveries/${dead}`, "dark");
  await picture("x-event", `/dashboard/events/${nothing}`, "light");
  await picture("x-sources", "/dashboard/sources", "light");
  await picture("x-routes", "/dashboard/routes", "light");
  await picture("x-confirm", `/dashboard/deliveries/${dead}/redeliver`, "light");
  await picture("x-find", "/dashboard/find?q=nowhere", "light");
}
await browser.close();
await lab.close();
