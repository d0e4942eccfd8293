import { formatDuration } from "../../shared/time/duration.ts";
import type { TestSummary } from "../model/test-summary.ts";

/** Tests in numbers, for behind "30 tests:". @param strong marks what went wrong */
export function testNumbers(tests: TestSummary, strong = (text: string): string => text): string {
  const { succeeded, failed, errors, skipped, timeS } = tests;
  const numbers = [
    `${succeeded} passed`,
    ...(failed > 0 ? [strong(`${failed} failed`)] : []),
    ...(errors > 0 ? [strong(`${errors} broke`)] : []),
    ...(skipped > 0 ? [`${skipped} skipped`] : []),
  ];
  return `${numbers.join(", ")} in ${formatDuration(timeS * 1_000)}`;
}
