// A GitLab that creates a pipeline within 50 ms, however many are asked for: `node gitlab.ts`. `GET /told` says how many came, and when.
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

const TAKES_MS = 50;
const cameMs: number[] = [];

const server = createServer((request, response) => {
  if (request.url === "/told") {
    response.end(JSON.stringify({ count: cameMs.length, cameMs }));
    return;
  }
  request.resume().on("end", () => {
    if (request.method !== "POST") {
      response.writeHead(404, { "Content-Type": "application/json" }).end('{"message":"404 Not Found"}');
      return;
    }
    const id = cameMs.push(performance.now());
    const web_url = `http://gitlab.example.com/group/deploy/-/pipelines/${id}`;
    const pipeline = { id, iid: id, project_id: 1, sha: "a".repeat(40), ref: "main", status: "created", web_url };
    setTimeout(() => {
      response.writeHead(201, { "Content-Type": "application/json" }).end(JSON.stringify(pipeline));
    }, TAKES_MS);
  });
});
server.listen(0, "127.0.0.1", () => {
  console.log(JSON.stringify({ url: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }));
});
