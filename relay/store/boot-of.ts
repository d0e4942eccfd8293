/**
 * The machine's present boot: Linux gives each an id, other systems have nothing as plain.
 *
 * @param readFile the text of a file; throws where there is none
 */
export function bootOf(readFile: (path: string) => string): string | undefined {
  try {
    return readFile("/proc/sys/kernel/random/boot_id").trim() || undefined;
  } catch {
    return undefined;
  }
}
