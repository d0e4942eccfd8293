import type { Context } from "hono";

/** Who sends a request, and over what. */
export interface Client {
  /** An IP address; empty where there is no socket (`app.request()`). */
  readonly address: string;
  /** Whether the client's own connection is encrypted. */
  readonly https: boolean;
}

interface Incoming {
  readonly incoming?: { readonly socket?: { readonly remoteAddress?: string; readonly encrypted?: boolean } };
}

/**
 * The client a request comes from, seen past `trustProxy` proxies.
 *
 * Each of those proxies adds the address it was called from at the end of X-Forwarded-For, so the client's is that many places from the
 * end; what stands before it the client may have made up. Without proxies neither header is looked at.
 */
export function clientOf(c: Context, trustProxy = 0): Client {
  const socket = (c.env as Incoming | undefined)?.incoming?.socket;
  const direct = { address: socket?.remoteAddress ?? "", https: socket?.encrypted === true };
  if (trustProxy === 0) return direct;
  const told = listed(c.req.header("x-forwarded-for"));
  return {
    address: addressIn(told.at(-Math.min(trustProxy, told.length)) ?? "") ?? direct.address,
    https: listed(c.req.header("x-forwarded-proto")).at(-1)?.toLowerCase() === "https" || direct.https,
  };
}

function listed(header: string | undefined): readonly string[] {
  return (header ?? "")
    .split(",")
    .map((part) => part.trim())
    .filter((part) => part !== "");
}

/** The address that a proxy wrote down, which may have brackets and a port; undefined where it is none. */
function addressIn(text: string): string | undefined {
  const plain = /^\[([^\]]*)\]/.exec(text)?.[1] ?? /^([^:]*):\d+$/.exec(text)?.[1] ?? text;
  return /^[\da-f.:]{2,45}$/i.test(plain) ? plain : undefined;
}
