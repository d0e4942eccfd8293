import { expect, it } from "vitest";
import { systemClock } from "../../../shared/time/clock.ts";
import { launchChromium, NO_CHROMIUM } from "../../support/chromium.ts";
import { ACTING } from "../admin/admin-lab.ts";
import { BUSY } from "./a-busy-day.ts";
import { openDashboardLab } from "./dashboard-lab.ts";

// Browsers send Sec-Fetch-Site over https and to loopback only: everywhere else Origin alone says whose page a form is of.
it.skipIf(NO_CHROMIUM !== "")(
  `people sign in and out over plain http, also where the relay has a name of its network${NO_CHROMIUM}`,
  async () => {
    const lab = await openDashboardLab(BUSY, systemClock);
    const browser = await launchChromium(["--host-resolver-rules=MAP relay.internal 127.0.0.1", "--no-proxy-server"]);
    try {
      const page = await browser.newPage();
      await page.goto(`${lab.url.replace("127.0.0.1", "relay.internal")}/dashboard/deliveries`);
      await page.getByLabel("Token").fill(ACTING);
      await page.getByRole("button", { name: "Sign in" }).click();
      await page.getByRole("heading", { level: 1, name: "Deliveries" }).waitFor();
      await page.getByRole("button", { name: "Sign out" }).click();
      await page.getByLabel("Token").waitFor();

      expect(new URL(page.url()).pathname).toBe("/dashboard/sign-in");
    } finally {
      await browser.close();
      await lab.close();
    }
  },
);
