/** The embedded PostgreSQL cannot do what was asked; the message is one sentence for the person who started it. */
export class EmbeddedDatabaseError extends Error {
  override readonly name = 'EmbeddedDatabaseError';
}
