/** Where the Prisma CLI finds the schema; Greenlit itself migrates with `greenlit migrate` (see docs/operate.md). */
export default {
  schema: 'prisma',
  migrations: { path: 'prisma/migrations' },
  datasource: { url: process.env.DATABASE_URL ?? '' }
}
