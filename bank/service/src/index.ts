import type { Capability } from '@banxing/capability';
import type { ServiceUses } from './service-uses.ts';

export type { ServiceUses } from './service-uses.ts';

/** The tables of service. */
export const serviceMigrations = { name: 'service', folder: new URL('../migrations', import.meta.url) };

/** What service can do for somebody. */
export const serviceCapabilities = (_uses: ServiceUses): Capability[] => [];
