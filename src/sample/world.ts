import { DOMAINS } from './domains.ts'
import { step } from './entries.ts'
import type { Step } from './steps.ts'

type Role = 'PLATFORM' | 'STUDIO' | 'OUTLET' | 'ORGANISER'

function organisation(at: string, slug: string, name: string, role: Role, domain: string): Step {
  return step(at, 'createOrganisation', { slug, name, roles: [role], domain })
}

function outlet(at: string, slug: keyof typeof DOMAINS, name: string): Step {
  return organisation(at, slug, name, 'OUTLET', DOMAINS[slug])
}

function voiceOf(at: string, slug: string, name: string): Step {
  return step(at, 'createSpeaker', { name, slug, kind: 'ORGANISATION', organisation: slug })
}

/** The companies of the fictional shows, and those of them that speak in their own name. Nothing here exists. */
export const world: Step[] = [
  organisation('2023-01-09T09:00', 'lantern-plus', 'Lantern+', 'PLATFORM', 'lanternplus.example'),
  organisation('2023-01-09T09:01', 'figment-tv', 'Figment TV', 'PLATFORM', 'figmenttv.example'),
  organisation('2023-01-09T09:02', 'harbour-nine', 'Harbour Nine', 'PLATFORM', 'harbournine.example'),
  organisation('2023-01-09T09:03', 'quillstream', 'Quillstream', 'PLATFORM', 'quillstream.example'),
  organisation('2023-01-09T09:04', 'paper-moon-pictures', 'Paper Moon Pictures', 'STUDIO', 'papermoonpictures.example'),
  organisation('2023-01-09T09:05', 'make-believe-society', 'Make-Believe Society', 'ORGANISER', 'makebelieve.example'),
  outlet('2023-01-09T09:06', 'the-fictional-times', 'The Fictional Times'),
  outlet('2023-01-09T09:07', 'the-imaginary-gazette', 'The Imaginary Gazette'),
  outlet('2023-01-09T09:08', 'make-believe-weekly', 'Make-Believe Weekly'),
  outlet('2023-01-09T09:09', 'der-erfundene-bote', 'Der Erfundene Bote'),
  voiceOf('2023-01-09T09:10', 'lantern-plus', 'Lantern+'),
  voiceOf('2023-01-09T09:11', 'figment-tv', 'Figment TV'),
  voiceOf('2023-01-09T09:12', 'harbour-nine', 'Harbour Nine'),
  voiceOf('2023-01-09T09:13', 'quillstream', 'Quillstream'),
  organisation('2023-01-09T09:14', 'nightjar-play', 'Nightjar Play', 'PLATFORM', 'nightjarplay.example'),
  organisation('2023-01-09T09:15', 'teledraig', 'Teledraig', 'PLATFORM', 'teledraig.example'),
  organisation('2023-01-09T09:16', 'findik-tv', 'Fındık TV', 'PLATFORM', 'findiktv.example'),
  organisation('2023-01-09T09:17', 'kumo-vision', '雲ビジョン', 'PLATFORM', 'kumovision.example'),
  organisation('2023-01-09T09:18', 'faros-plus', 'Φάρος+', 'PLATFORM', 'farosplus.example'),
  organisation('2023-01-09T09:19', 'mikazuki-seisaku', '三日月製作', 'STUDIO', 'mikazukiseisaku.example'),
  outlet('2023-01-09T09:20', 'y-papur-dychmygol', 'Y Papur Dychmygol'),
  outlet('2023-01-09T09:21', 'hayali-posta', 'Hayalî Posta'),
  outlet('2023-01-09T09:22', 'kaku-shimbun', '架空新聞'),
  outlet('2023-01-09T09:23', 'sahifat-al-khayal', 'صحيفة الخيال'),
  outlet('2023-01-09T09:24', 'i-fantastiki', 'Η Φανταστική'),
  voiceOf('2023-01-09T09:25', 'nightjar-play', 'Nightjar Play'),
  voiceOf('2023-01-09T09:26', 'teledraig', 'Teledraig'),
  voiceOf('2023-01-09T09:27', 'findik-tv', 'Fındık TV'),
  voiceOf('2023-01-09T09:28', 'kumo-vision', '雲ビジョン'),
  voiceOf('2023-01-09T09:29', 'faros-plus', 'Φάρος+'),
  voiceOf('2023-01-09T09:30', 'mikazuki-seisaku', '三日月製作')
]
