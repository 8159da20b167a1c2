import { show } from './entries.ts'
import type { Step } from './steps.ts'

/** A show of which nothing is on record: no installment, and nobody has said anything. */
export const aBoxOfSmallWeather: Step[] = [
  show('2026-05-18T09:00', 'A Box of Small Weather', 14, {
    description: 'Fictional. A parcel arrives with a cloud in it.',
    genres: ['Fantasy']
  })
]
