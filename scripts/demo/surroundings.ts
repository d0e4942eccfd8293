/** What would make the step or the relay act for the person who runs the demo: their tokens, their CI job, their proxy. */
const NOT_THE_DEMOS = /^(SLUICE_|INPUT_|GITHUB_|GITLAB_|CI$|CI_|(HTTPS?|ALL|NO)_PROXY$|NODE_USE_ENV_PROXY$)/i;

/** The environment of the demo's processes: this one's, without what belongs to other runs of Sluice. */
export function demoSurroundings(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !NOT_THE_DEMOS.test(name)));
}
