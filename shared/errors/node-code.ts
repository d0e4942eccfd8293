/** The code of an error that Node raised (`ENOENT`, `ECONNRESET`, `Z_DATA_ERROR`); undefined for anything else. */
export function nodeCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
