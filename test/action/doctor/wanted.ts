import { expect } from "vitest";

/** A finding as a table of cases has it: of its texts, a part. Every failed one says what to do. */
export function wanted({
  what: _of,
  says = "",
  fix = "",
  ...rest
}: {
  /** What the case is about. */
  readonly what?: string;
  readonly check: string;
  readonly state: string;
  readonly code?: string;
  readonly says?: string;
  readonly fix?: string;
}): object {
  const isToBeMended = rest.state === "failed" || rest.state === "warning";
  return {
    ...rest,
    says: expect.stringContaining(says),
    ...(fix !== "" || isToBeMended ? { fix: expect.stringMatching(/\S/) } : {}),
    ...(fix === "" ? {} : { fix: expect.stringContaining(fix) }),
  };
}
