import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { parsePipelineUrl } from "../../shared/gitlab/pipeline-url.ts";
import { printable } from "../../shared/text/printable.ts";
import type { InputReader } from "./input-reader.ts";
import { readProject } from "./project.ts";
import { quoted } from "./quoted.ts";
import { isSameServer, readServer, type SurroundingJob } from "./server.ts";

/** What a run is about: a project on a server, and the pipeline in it where one was given. */
export interface Target {
  /** Undefined after a complaint, as `project` is. */
  readonly host: string | undefined;
  readonly project: ProjectRef | undefined;
  /** The id of a pipeline that exists already; undefined when a new one is wanted, or after a complaint. */
  readonly pipelineId: number | undefined;
}

/** Reads `host`, `project` and `pipeline`, of which the URL of a pipeline may stand for all three. */
export function readTarget(reader: InputReader, around: SurroundingJob | undefined): Target {
  const pipeline = reader.given("pipeline")?.trim();
  if (pipeline !== undefined && isUrl(pipeline)) return readPipelineUrl(pipeline, reader, around);
  const host = readServer(reader.given("host") ?? serverOfProject(reader, around), around, reader.complainOf("host"));
  const project = readProject(reader.given("project"), host, reader.complainOf("project"));
  return { host, project, pipelineId: pipeline === undefined ? undefined : readId(pipeline, reader) };
}

/** Where `project` is a URL, it names the server too; the surrounding job's is known better, below which path it lives included. */
function serverOfProject(reader: InputReader, around: SurroundingJob | undefined): string | undefined {
  const text = reader.given("project")?.trim();
  const url = text !== undefined && isUrl(text) ? URL.parse(text) : null;
  if (url === null) return undefined;
  return around !== undefined && isSameServer(url.href, around.server) ? around.server : url.origin;
}

function isUrl(text: string): boolean {
  return /^https?:\/\//i.test(text);
}

function readPipelineUrl(text: string, reader: InputReader, around: SurroundingJob | undefined): Target {
  const complain = reader.complainOf("pipeline");
  const given = reader.given("host");
  const host = given === undefined ? around?.server : readServer(given, around, reader.complainOf("host"));
  const found = parsePipelineUrl(text, host);
  if (found === undefined) {
    complain(
      `${quoted(text)} is no URL of a pipeline. Write one like https://gitlab.example.com/group/app/-/pipelines/123, or its id beside \`project\`.`,
    );
    return { host, project: undefined, pipelineId: undefined };
  }
  const { server, project, id } = found;
  if (given !== undefined && host !== undefined && !isSameServer(host, server))
    reader.complainOf("host")(
      `it is ${host}, but the URL in \`pipeline\` is on ${server}. Leave \`host\` out: the URL names the server.`,
    );
  checkProject(project, server, reader);
  return { host: server, project, pipelineId: id };
}

function checkProject(named: ProjectRef, server: string, reader: InputReader): void {
  const text = reader.given("project");
  if (text === undefined) return;
  const complain = reader.complainOf("project");
  const project = readProject(text, server, complain);
  if (project !== undefined && project !== named)
    complain(
      `it is ${printable(String(project), 120)}, but the URL in \`pipeline\` names ${named}. Leave \`project\` out: the URL names it.`,
    );
}

function readId(text: string, reader: InputReader): number | undefined {
  const id = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(id) && id > 0) return id;
  reader.complainOf("pipeline")(`${quoted(text)} is no id of a pipeline. Write its number, or its URL.`);
  return undefined;
}
