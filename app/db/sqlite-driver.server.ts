import { createRequire } from 'node:module'
import type Driver from 'better-sqlite3'

/** A connection to a file of SQLite. */
export type Sqlite = Driver.Database

const ofNode20 = Number.parseInt(process.versions.node, 10) < 22
const driver = ofNode20 ? 'better-sqlite3-12' : 'better-sqlite3'

/**
 * Opens a file of SQLite, and nothing else does. Version 13 of the driver crashes on Node 20;
 * version 12, compiled for Node 24.19 or later, ends the process now and then.
 */
export const Sqlite: typeof Driver = createRequire(import.meta.url)(driver)
