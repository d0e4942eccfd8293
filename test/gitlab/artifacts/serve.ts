/** What part of a resource a Range header asks for; undefined = all of it, `unsatisfiable` = a 416. */
function readRange(
  header: string | undefined,
  size: number,
): { readonly start: number; readonly end: number } | "unsatisfiable" | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/u.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") {
    const length = Math.min(size, Number(last));
    return length === 0 ? "unsatisfiable" : { start: size - length, end: size - 1 };
  }
  const [start, end] = [Number(first), last === "" ? size - 1 : Math.min(size - 1, Number(last))];
  if (last !== "" && Number(last) < start) return undefined;
  return start >= size ? "unsatisfiable" : { start, end };
}

/** Bytes as a response, whole or the asked-for part; `If-Range` with another ETag gets the whole. */
export function serveBytes(
  bytes: Uint8Array,
  headers: Readonly<Record<string, string>>,
  request: { readonly method: string; readonly range?: string | undefined; readonly ifRange?: string | undefined },
): Response {
  const current = request.ifRange === undefined || request.ifRange === headers["ETag"];
  const range = current ? readRange(request.range, bytes.length) : undefined;
  const empty = request.method === "HEAD";
  if (range === "unsatisfiable") {
    return new Response(null, { status: 416, headers: { "Content-Range": `bytes */${bytes.length}` } });
  }
  const part = range === undefined ? bytes : bytes.subarray(range.start, range.end + 1);
  return new Response(empty ? null : new Uint8Array(part), {
    status: range === undefined ? 200 : 206,
    headers: {
      ...headers,
      "Content-Length": String(part.length),
      ...(range === undefined ? {} : { "Content-Range": `bytes ${range.start}-${range.end}/${bytes.length}` }),
    },
  });
}
