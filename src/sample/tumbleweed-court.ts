import { article, leans, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'tumbleweed-court'
const SEASON_3 = { show: SHOW, season: 3 }

/** One announcement: the article, what was said, and what it amounts to. `at` is an hour. */
function announced(at: string, name: string, headline: string, said: string, speaker: string, words: string, state: string, platform?: string): Step[] {
  return [
    article(`${at}:00`, 'the-fictional-times', name, { headline, published: said, shows: [SHOW] }),
    quote(`${at}:01`, name, { words, speaker, said, printed: [name], ...leans(SEASON_3, state === 'RENEWED' ? 'CONFIRMS' : 'DENIES') }),
    ruling(`${at}:02`, `${name}-ruled`, SHOW, {
      seasons: [3],
      state,
      effective: said,
      ...(platform ? { platforms: [{ platform }] } : {}),
      evidence: [`@${name}`]
    })
  ]
}

/** Saved twice: one platform drops it, the next takes it and drops it as well, a third has it now. */
export const tumbleweedCourt: Step[] = [
  show('2024-03-20T09:00', 'Tumbleweed Court', 31, {
    description: 'Fictional. A judge without a town rides from case to case, and the cases ride after her.',
    genres: ['Western', 'Comedy'],
    firstYear: 2022,
    tags: ['saved'],
    installments: [{ kind: 'SEASON', number: 3, position: 3, platforms: [{ platform: 'figment-tv' }] }]
  }),
  ...announced(
    '2024-03-20T10',
    'figment-tv-adjourns-tumbleweed',
    'Figment TV Adjourns Tumbleweed Court',
    '2024-03-19',
    'figment-tv',
    'The court is adjourned. There will be no third season with us.',
    'CANCELLED'
  ),
  ...announced(
    '2024-09-25T10',
    'harbour-nine-reopens-tumbleweed',
    'Harbour Nine Reopens the Case',
    '2024-09-24',
    'harbour-nine',
    'The third season of Tumbleweed Court sits with us.',
    'RENEWED',
    'harbour-nine'
  ),
  ...announced(
    '2025-05-07T10',
    'harbour-nine-dismisses-tumbleweed',
    'Case Dismissed: Harbour Nine Lets Tumbleweed Blow',
    '2025-05-05',
    'harbour-nine',
    'On reflection the third season is dismissed, with costs.',
    'CANCELLED'
  ),
  ...announced(
    '2025-11-05T10',
    'nightjar-play-all-rise',
    'All Rise: Nightjar Play Takes the Bench',
    '2025-11-04',
    'nightjar-play',
    'All rise. The third season is ordered, and we have the gavel.',
    'RENEWED',
    'nightjar-play'
  )
]
