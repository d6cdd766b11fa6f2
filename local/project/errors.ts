/** A mistake in one of the project's files. Its message names the file and the field. */
export class ProjectError extends Error {
  constructor(file: string, field: string, problem: string) {
    super(field === "" ? `${file}: ${problem}` : `${file}: ${field} ${problem}`);
    this.name = "ProjectError";
  }
}
