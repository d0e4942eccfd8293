/** Stands in for undici's class in the bundles; see `withoutUndici` in bundles.ts. */
export function ProxyAgent(): never {
  throw new Error("This bundle comes without undici: send through node:http.");
}
