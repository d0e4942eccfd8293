import { CodedError, isCoded } from "../../shared/errors/coded-error.ts";
import type { PartAsk } from "../../shared/gitlab/archive-part.ts";
import { listArtifactFiles, openArtifactFile } from "../../shared/gitlab/artifact-files.ts";
import { type ArchiveStream, openJobArchive } from "../../shared/gitlab/artifacts.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { Job } from "../../shared/gitlab/pipeline.ts";
import type { ProjectReaders } from "../../shared/gitlab/project-readers.ts";
import { printable } from "../../shared/text/printable.ts";
import type { SingleFiles } from "./single-files.ts";

/**
 * Opens archives of jobs, or parts of them, each from its own project by what reads there.
 *
 * A listed archive that GitLab answers 404 to is ARTIFACTS_GONE: unlike a job without an archive, that is no matter of
 * `if-no-artifacts`, since what is listed and cannot be had is missing.
 */
export function archiveOpener(gitlab: GitLab, readers: ProjectReaders) {
  return async (job: Job, signal: AbortSignal, ask?: PartAsk): Promise<ArchiveStream> => {
    const { projectId } = job.pipeline;
    try {
      return await readers.read(projectId, (credential) =>
        openJobArchive(gitlab, credential, projectId, job.id, signal, ask),
      );
    } catch (error) {
      throw isCoded(error, "GITLAB_NOT_FOUND") ? gone(job, gitlab.deps.clock.now(), error) : error;
    }
  };
}

function gone({ id, name, artifactsExpireAt }: Job, now: Date, cause: CodedError): CodedError {
  const expired = artifactsExpireAt !== undefined && Date.parse(artifactsExpireAt) <= now.getTime();
  const when = expired ? ` It expired at ${printable(artifactsExpireAt, 40)}.` : "";
  const message = `The archive of job ${printable(name)} (${id}) is gone: GitLab lists it and answers 404 to its download.${when}`;
  return new CodedError("ARTIFACTS_GONE", message, { cause });
}

/** Reads single files of a job's archive, as what reads in its project lets them be read. */
export function singlesOpener(gitlab: GitLab, readers: ProjectReaders) {
  return ({ id, pipeline: { projectId } }: Job): SingleFiles => ({
    list: (signal) =>
      readers.read(projectId, (credential) => listArtifactFiles(gitlab, credential, projectId, id, signal)),
    open: (path, signal) =>
      readers.read(projectId, (credential) => openArtifactFile(gitlab, credential, projectId, id, path, signal)),
  });
}
