import { article, event, leans, quote, ruling, show } from './entries.ts'
import type { Step } from './steps.ts'

const SHOW = 'ty-ar-y-dwr'
const SEASON_1 = { show: SHOW, season: 1 }

/** A first season, so ordered and not renewed: announced in Welsh, relayed in English, and due in a spring. */
export const tyArYDwr: Step[] = [
  show('2025-08-06T09:00', 'Tŷ ar y Dŵr', 16, {
    slug: SHOW,
    description: 'Fictional. A chapel choir rents a houseboat and finds that it will not be steered by sopranos.',
    genres: ['Comedy', 'Music'],
    tags: ['The House on the Water', 'Cymraeg'],
    installments: [{ kind: 'SEASON', number: 1, platforms: [{ platform: 'teledraig', territory: 'GB' }] }]
  }),
  event('2025-08-06T09:01', 'gwyl-y-dychymyg-2025', 'FESTIVAL', 'Gŵyl y Dychymyg', {
    held: '2025-08-02/2025-08-09',
    place: 'Llanddychmygol',
    organiser: 'teledraig'
  }),
  article('2025-08-06T09:02', 'y-papur-dychmygol', 'y-cwch-yn-codi-angor', {
    headline: 'Y Cwch yn Codi Angor',
    published: '2025-08-05',
    language: 'cy',
    shows: [SHOW]
  }),
  article('2025-08-06T09:03', 'the-fictional-times', 'teledraig-floats-a-choir', {
    headline: 'Teledraig Floats a Choir',
    published: '2025-08-06',
    shows: [SHOW]
  }),
  quote('2025-08-06T09:04', 'y-cor-ar-y-dwr', {
    words: 'Mae’r gyfres gyntaf wedi’i chomisiynu. Bydd y côr ar y dŵr erbyn y gwanwyn nesaf ond un.',
    language: 'cy',
    translation: 'The first series has been commissioned. The choir will be on the water by the spring after next.',
    speaker: 'teledraig',
    event: 'gwyl-y-dychymyg-2025',
    said: '2025-08-04',
    printed: [
      'y-cwch-yn-codi-angor',
      { article: 'teledraig-floats-a-choir', relayedVia: 'Y Papur Dychmygol', relayedViaOrganisation: 'y-papur-dychmygol' }
    ],
    ...leans(SEASON_1, 'CONFIRMS')
  }),
  ruling('2025-08-06T09:05', 'dwr-ordered', SHOW, {
    seasons: [1],
    state: 'ORDERED',
    release: '2027-21',
    effective: '2025-08-04',
    evidence: ['@y-cor-ar-y-dwr']
  })
]
