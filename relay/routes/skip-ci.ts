/**
 * Whether a commit message asks for no pipeline, as GitLab reads it: `[skip ci]` or `[ci skip]` anywhere, in any case, with a
 * blank, `-` or `_` between the words (SKIP_PATTERN in lib/gitlab/ci/pipeline/chain/skip.rb, 19.x). GitLab itself does not look
 * at it when a pipeline is triggered.
 */
export function skipsCi(message: string): boolean {
  return /\[(?:ci[ _-]skip|skip[ _-]ci)\]/i.test(message);
}
