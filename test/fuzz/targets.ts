import type { Target } from "./target.ts";
import { ANSWERED } from "./targets/answers.ts";
import { LEFT } from "./targets/artifacts.ts";
import { FILES } from "./targets/files.ts";
import { SENT } from "./targets/senders.ts";
import { WRITTEN } from "./targets/written.ts";

/** Every parser of bytes that others write. */
export const TARGETS: readonly Target[] = [...WRITTEN, ...FILES, ...SENT, ...ANSWERED, ...LEFT];
