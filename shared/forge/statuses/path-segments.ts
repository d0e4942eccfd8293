/**
 * The names in `owner/name`, each encoded as a segment of a path; undefined when they are not `count`, or when one of them would
 * change which address is called: servers and proxies resolve `.` and `..`, even encoded.
 */
export function pathSegments(repository: string, count: number): readonly string[] | undefined {
  const names = repository.split("/");
  if (names.length !== count || !names.every(isSegment)) return undefined;
  return names.map(encodeURIComponent);
}

/** A commit's whole id, of SHA-1 or SHA-256. */
export function isCommitId(text: string): boolean {
  return /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/i.test(text);
}

function isSegment(name: string): boolean {
  return name !== "" && name !== "." && name !== ".." && name.isWellFormed();
}
