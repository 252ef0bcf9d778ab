import { defineConfig } from 'drizzle-kit'

const postgres = process.env.DIALECT === 'postgres'

export default defineConfig({
  dialect: postgres ? 'postgresql' : 'sqlite',
  casing: 'snake_case',
  schema: './app/db/schema.ts',
  out: postgres ? './drizzle/postgres' : './drizzle/sqlite',
})
