import type { Context } from "hono";
import { Hono } from "hono";
import { describe, expect, it } from "vitest";
import { type Client, clientOf } from "../../../relay/http/client.ts";

async function clientFrom(headers: Record<string, string>, trustProxy: number | undefined): Promise<Client> {
  const app = new Hono();
  let found: Client | undefined;
  app.get("/", (c: Context) => {
    found = clientOf(c, trustProxy);
    return c.text("");
  });
  await app.request("/", { headers }, { incoming: { socket: { remoteAddress: "10.0.0.1" } } });
  return found ?? { address: "none", https: false };
}

describe("the client of a request", () => {
  it.each([
    { what: "is the peer where no proxy is trusted", trust: undefined, told: "198.51.100.7", address: "10.0.0.1" },
    { what: "is what one proxy saw", trust: 1, told: "198.51.100.7", address: "198.51.100.7" },
    { what: "is not what it says of itself", trust: 1, told: "127.0.0.1, 198.51.100.7", address: "198.51.100.7" },
    {
      what: "is what the outer of two saw",
      trust: 2,
      told: "1.1.1.1, 198.51.100.7, 10.0.0.9",
      address: "198.51.100.7",
    },
    {
      what: "is the farthest known where a proxy was left out",
      trust: 3,
      told: "198.51.100.7, 10.0.0.9",
      address: "198.51.100.7",
    },
    { what: "is told without its port", trust: 1, told: "198.51.100.7:4711", address: "198.51.100.7" },
    { what: "is told without brackets", trust: 1, told: "[2001:db8::1]:4711", address: "2001:db8::1" },
    { what: "is told whole in IPv6", trust: 1, told: "2001:db8::1", address: "2001:db8::1" },
    { what: "is the peer where what is told is no address", trust: 2, told: "<script>", address: "10.0.0.1" },
    { what: "is the peer where the proxy says nothing", trust: 1, told: "", address: "10.0.0.1" },
    { what: "is the peer where the proxy says only commas", trust: 1, told: " , ,", address: "10.0.0.1" },
  ])("$what: $trust proxies, $told", async ({ trust, told, address }) => {
    expect((await clientFrom(told === "" ? {} : { "x-forwarded-for": told }, trust)).address).toBe(address);
  });

  it.each([
    { trust: undefined, proto: "https", https: false },
    { trust: 1, proto: "https", https: true },
    { trust: 1, proto: "http", https: false },
    { trust: 1, proto: "https, http", https: false },
  ])("speaks https: $https, where $trust proxies are trusted and tell $proto", async ({ trust, proto, https }) => {
    expect((await clientFrom({ "x-forwarded-proto": proto }, trust)).https).toBe(https);
  });
});
