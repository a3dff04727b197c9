import { fileURLToPath } from 'node:url';

/** Where the trained model that comes with this package lies. */
export const embeddedModelPath: string = fileURLToPath(new URL('../../model/understanding.model.gz', import.meta.url));
