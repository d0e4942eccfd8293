import type { Playground } from "./playground.ts";
import type { StandIn } from "./stand-in.ts";

/** What `npm run gitlab` prints: where it is, what there is, and lines to paste. */
export function welcome(standIn: StandIn, playground: Playground, version: string): string {
  const { app, deploy, secret, smoke, triggerToken, accessToken, readToken, jobToken } = playground;
  const api = `${standIn.url}/api/v4`;
  return `A stand-in for GitLab ${version} is listening.

  GitLab          ${standIn.url}
  object storage  ${standIn.storageUrl}  (archives of ${smoke.path} are behind a redirect to it)

Projects
  ${app.id}  ${app.path.padEnd(18)} ${app.description}
  ${deploy.id}  ${deploy.path.padEnd(18)} ${deploy.description} Branches main and staging, tag v1.0.0.
  ${smoke.id}  ${smoke.path.padEnd(18)} ${smoke.description}
  ${secret.id}  ${secret.path.padEnd(18)} ${secret.description}

Tokens (new at every start)
  trigger token   ${triggerToken}   starts pipelines of ${deploy.path}
  access token    ${accessToken}   alice, maintainer, scope api
  access token    ${readToken}   alice, scope read_api
  job token       ${jobToken}   a job running in ${app.path}; ${deploy.path} lets it in

Trigger a pipeline (about ten seconds; add --form "variables[FAIL]=true" to see one fail)
  curl --request POST --form token=${triggerToken} --form ref=main "${api}/projects/${deploy.id}/trigger/pipeline"

As a webhook would, the ref pinned in the path
  curl --request POST --header "Content-Type: application/json" --data '{"ref":"refs/heads/other","after":"abc"}' "${api}/projects/${deploy.id}/ref/main/trigger/pipeline?token=${triggerToken}"

As a job of ${app.path} would, with its job token
  curl --request POST --form token=${jobToken} --form ref=main "${api}/projects/${deploy.id}/trigger/pipeline"

Look at the latest pipeline, wait for it, see the latest jobs
  curl --header "PRIVATE-TOKEN: ${accessToken}" "${api}/projects/${deploy.id}/pipelines/latest"
  until curl --silent --header "PRIVATE-TOKEN: ${accessToken}" "${api}/projects/${deploy.id}/pipelines/latest" | grep -E '"status":"(success|failed|canceled|skipped)"'; do sleep 1; done
  curl --header "PRIVATE-TOKEN: ${readToken}" "${api}/projects/${deploy.id}/jobs?per_page=5"

With Sluice: trigger, wait, fetch the artifacts
  SLUICE_TRIGGER_TOKEN=${triggerToken} SLUICE_ACCESS_TOKEN=${accessToken} npm run sluice -- trigger --host ${standIn.url} --project ${deploy.path} --ref main --artifacts true

Artifacts by ref and job, once a pipeline has succeeded
  curl --location --output artifacts.zip "${api}/projects/${deploy.id}/jobs/artifacts/main/download?job=build&job_token=${jobToken}"
  unzip artifacts.zip

The same of ${smoke.path}, behind a redirect
  curl --location --output smoke.zip "${api}/projects/${smoke.id}/jobs/artifacts/main/download?job=smoke&job_token=${jobToken}"

Make the next trigger call fail after the pipeline was created
  curl --data '{"kind":"drop-after","path":"/trigger/pipeline"}' "${standIn.url}/-/stand-in/faults"

See what was asked, and all of the above as JSON
  curl "${standIn.url}/-/stand-in/requests"
  curl "${standIn.url}/-/stand-in"

Ctrl-C ends it.
`;
}
