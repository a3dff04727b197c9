export { type Database, type DatabaseOptions, openDatabase, type Queryable, type Transaction } from './database.ts';
export { empty, join, raw, type Sql, default as sql } from 'sql-template-tag';
