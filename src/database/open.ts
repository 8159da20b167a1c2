/** The end of record time that has not come: what stands now is known until then. `infinity` reads back as null through Prisma. */
export const OPEN_TIME = new Date('9999-12-31T00:00:00.000Z')
