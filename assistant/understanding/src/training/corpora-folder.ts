import { fileURLToPath } from 'node:url';

/** Where the labelled utterances lie: `train`, `dev`, `test`. */
export const corporaFolder: string = fileURLToPath(new URL('../../corpora/', import.meta.url));
