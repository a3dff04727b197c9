/** Something about the machine or the settings that a person can mend; the message says what and how, in one line. */
export class SetupProblem extends Error {
  override readonly name = 'SetupProblem';
}
