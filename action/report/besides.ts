import { oneLine } from "../../shared/errors/describe.ts";
import type { Host } from "../model/host.ts";

/** Does what is good to have and must not stop a run: warns when it fails. */
export async function besides(host: Host, what: string, act: () => void | Promise<void>): Promise<void> {
  try {
    await act();
  } catch (error) {
    host.warning(`${what}: ${oneLine(error)}`);
  }
}
