export { type Bank, type OpenBank, openBank } from './bank.ts';
export { type Config, configFrom } from './config.ts';
export { allMigrations, capabilitiesOf, createDepartments, type Departments } from './departments.ts';
export { readEnv } from './env.ts';
export { type AppOptions, buildApp } from './http/app.ts';
