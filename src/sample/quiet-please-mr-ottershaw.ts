import { show } from './entries.ts'
import type { Step } from './steps.ts'

/** A second season could be ordered, and not a word has been said about it. */
export const quietPleaseMrOttershaw: Step[] = [
  show('2025-01-28T09:00', 'Quiet Please, Mr. Ottershaw', null, {
    description: 'Fictional. A librarian is haunted by a book that hums.',
    genres: ['Horror', 'Comedy'],
    firstYear: 2019,
    lastYear: 2019,
    installments: [{ kind: 'SEASON', number: 2, position: 2, platforms: [{ platform: 'nightjar-play' }] }]
  })
]
