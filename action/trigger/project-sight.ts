import { isCoded } from "../../shared/errors/coded-error.ts";
import type { Credential } from "../../shared/gitlab/auth.ts";
import { cannotRead } from "../../shared/gitlab/cannot-read.ts";
import type { GitLab } from "../../shared/gitlab/http.ts";
import type { ProjectRef } from "../../shared/gitlab/pipeline.ts";
import { getProject, type Project } from "../../shared/gitlab/projects.ts";

/** A credential that sees the project's code, and the project as it sees it. */
export interface Sight {
  readonly credential: Credential;
  readonly project: Project;
  readonly defaultBranch: string;
}

/** The project through the eyes of whoever sees most of it. Looks when first asked, and once. */
export class ProjectSight {
  readonly #gitlab: GitLab;
  readonly #project: ProjectRef;
  readonly #readers: readonly Credential[];
  #sight: Promise<Sight | undefined> | undefined;

  constructor(gitlab: GitLab, project: ProjectRef, readers: readonly Credential[]) {
    this.#gitlab = gitlab;
    this.#project = project;
    this.#readers = readers;
  }

  /** Undefined when nobody at hand sees the project's code. Throws GITLAB_* when GitLab cannot be asked. */
  get(signal: AbortSignal): Promise<Sight | undefined> {
    this.#sight ??= this.#look(signal);
    return this.#sight;
  }

  async #look(signal: AbortSignal): Promise<Sight | undefined> {
    for (const credential of this.#readers) {
      try {
        const project = await getProject(this.#gitlab, credential, this.#project, signal);
        // Shown only to those who may read the code (lib/api/entities/basic_project_details.rb).
        const { defaultBranch } = project;
        if (defaultBranch !== undefined) return { credential, project, defaultBranch };
      } catch (error) {
        if (!isCoded(error) || !cannotRead(error)) throw error;
      }
    }
    return undefined;
  }
}
