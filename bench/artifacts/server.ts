// Archives of a folder as a GitLab serves those of a branch, in a process of its own: `node server.ts FOLDER`. Prints its port.
// The job `NAME` is served with Range, `NAME-whole` without; `/sent` tells how many bytes have gone out.
import { createReadStream, statSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo, Socket } from "node:net";
import { join } from "node:path";

const folder = process.argv[2] ?? ".";
const sockets = new Set<Socket>();
let gone = 0;

const server = createServer((request, response) => {
  const url = new URL(request.url ?? "/", "http://localhost");
  if (url.pathname === "/sent") {
    response.end(String([...sockets].reduce((sum, socket) => sum + socket.bytesWritten, gone)));
    return;
  }
  const job = url.searchParams.get("job") ?? "";
  const path = join(folder, `${job.replace(/-whole$/, "")}.zip`);
  const { size, mtimeMs } = statSync(path);
  const range = job.endsWith("-whole") ? undefined : rangeOf(request.headers.range, size);
  const { from, to } = range ?? { from: 0, to: size };
  response.writeHead(range === undefined ? 200 : 206, {
    "content-type": "application/octet-stream",
    "content-length": to - from,
    etag: `"${size}-${mtimeMs}"`,
    ...(range === undefined ? {} : { "content-range": `bytes ${from}-${to - 1}/${size}` }),
  });
  const body = createReadStream(path, { start: from, end: to - 1, highWaterMark: 1024 ** 2 });
  response.once("close", () => body.destroy());
  body.pipe(response);
});
server.on("connection", (socket) => {
  sockets.add(socket);
  socket.once("close", () => {
    sockets.delete(socket);
    gone += socket.bytesWritten;
  });
});
server.listen(0, "127.0.0.1", () => console.log((server.address() as AddressInfo).port));

function rangeOf(header: string | undefined, size: number): { from: number; to: number } | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(header ?? "") ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") return { from: Math.max(0, size - Number(last)), to: size };
  return { from: Number(first), to: last === "" ? size : Math.min(size, Number(last) + 1) };
}
