const LOOPBACK_OR_NOWHERE = /^(?:127\.|0\.)/;
/** RFC 3927; the addresses that clouds tell a machine its credentials by are among them. */
const LINK_LOCAL = /^169\.254\./;
/** `::1`, `::`, fe80::/10. */
const INWARD_6 = /^\[(?:::1?|fe[89ab][\da-f]:.*)\]$/;
const IPV4_IN_6 = /^\[::(?:ffff:)?([\da-f]{1,4}):([\da-f]{1,4})\]$/;

/**
 * Whether a URL's host is, by its spelling, an address of the very machine that calls it or of its own wire: loopback and link-local ones.
 * Names are not looked up: `localhost` is the only one that is known.
 *
 * @param hostname as `URL` writes it: lower case, numbers as four parts, IPv6 in brackets
 */
export function isInwardAddress(hostname: string): boolean {
  const name = hostname.replace(/\.$/, "");
  if (name === "localhost" || name.endsWith(".localhost")) return true;
  const [, high, low] = IPV4_IN_6.exec(name) ?? [];
  const address =
    high === undefined || low === undefined ? name : dotted(Number.parseInt(high, 16), Number.parseInt(low, 16));
  return isIpv4(address) ? LOOPBACK_OR_NOWHERE.test(address) || LINK_LOCAL.test(address) : INWARD_6.test(name);
}

function isIpv4(text: string): boolean {
  return /^\d+(?:\.\d+){3}$/.test(text);
}

function dotted(high: number, low: number): string {
  return [high >> 8, high & 0xff, low >> 8, low & 0xff].join(".");
}
