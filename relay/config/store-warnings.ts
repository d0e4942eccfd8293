import type { Problem } from "../../shared/yaml/problem.ts";
import type { StoreConfig } from "../model/store-config.ts";
import { isThisMachine } from "./assemble-store.ts";

/** What a store's place had better not be: allowed, and hardly meant. */
export function storeWarnings(store: StoreConfig): readonly Pick<Problem, "path" | "text">[] {
  if (store.kind === "sqlite" || isThisMachine(store.host) || store.tls.kind === "verified") return [];
  const text =
    store.tls.kind === "off"
      ? "is reached without encryption: whoever sees the traffic has every webhook; write sslmode=verify-full"
      : "believes whoever answers, since sslmode=require checks no certificate: write sslmode=verify-full, and name a private authority under `ca-file`";
  return [{ path: ["store"], text }];
}
