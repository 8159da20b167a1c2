import { run } from '../main.ts'

/** `greenlit serve`: what `npm start` runs. */
export async function serve(): Promise<void> {
  await run()
}
