/** The reason to stop a run with whose pipelines are to be left alone: somebody else goes on with them. */
export class LetGo extends Error {
  override readonly name = "LetGo";
}
