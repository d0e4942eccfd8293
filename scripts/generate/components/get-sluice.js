// Part of the GitLab components: brings Sluice's command line into a job, with nothing at hand but Node. It is copied into
// each template, and read there from standard input.
//
// SLUICE_FROM says where from: a project of this server and a tag or commit of it (group/sluice@v1.2.3), a URL, or a
// file. SLUICE_CLI says where to.
const { copyFileSync, writeFileSync } = require("node:fs");
const { CI_API_V4_URL, CI_JOB_TOKEN, SLUICE_CLI, SLUICE_FROM: from } = process.env;

async function get(url, options) {
  for (let attempt = 1; ; attempt += 1) {
    const answer = await fetch(url, options).catch((error) => error);
    if (answer.ok) return Buffer.from(await answer.arrayBuffer());
    const passes = answer instanceof Error || answer.status === 429 || answer.status >= 500;
    if (!passes || attempt === 3)
      throw new Error(`${url}: ${answer.status ?? answer.cause?.message ?? answer.message}`);
    await new Promise((resolve) => setTimeout(resolve, attempt * 2000));
  }
}

async function ofProject(project, ref) {
  const file = `repository/files/dist%2Fcli.js/raw?ref=${encodeURIComponent(ref)}`;
  const url = `${CI_API_V4_URL}/projects/${encodeURIComponent(project)}/${file}`;
  // A server before GitLab 18 ignores the token and lets everybody read a public project. The token goes nowhere else.
  return await get(url, { headers: { "JOB-TOKEN": CI_JOB_TOKEN }, redirect: "manual" });
}

async function bring() {
  const [, project, ref] = /^([^:@]+)@([^@]+)$/.exec(from) ?? [];
  if (project !== undefined) writeFileSync(SLUICE_CLI, await ofProject(project, ref));
  else if (/^https?:/.test(from)) writeFileSync(SLUICE_CLI, await get(from));
  else copyFileSync(from, SLUICE_CLI);
}

bring().catch((error) => {
  console.error(`Sluice's command line cannot be had from ${from}: ${error.message}`);
  console.error(
    "The input `sluice` says where it is: group/project@tag of this GitLab (where the project is private, it has",
  );
  console.error(
    "to list this one under Settings > CI/CD > Job token permissions), the URL of a dist/cli.js, or a file.",
  );
  process.exit(3);
});
