import type { Authority, FactDate, InstallmentState, Outlook, PlatformFact, RulingFact } from '../facts.ts'
import { comingBackOf } from './answer.ts'
import { evidenceStands } from './standing.ts'
import { OUTLOOK_WORDS, STATE_WORDS } from './words.ts'

/** What the sentence about a status is built from. */
export interface Grounds {
  day: string
  state: InstallmentState | null
  /** The ruling that speaks for the state. */
  voice: RulingFact | null
  authority: Authority | null
  /** Whether anybody official has claimed a state, whatever became of it. */
  official: boolean
  outlook: Outlook | null
  /** The rulings that contradict each other; none: not contested. */
  contenders: readonly RulingFact[]
  release: FactDate | null
  /** Since when it had been cancelled before it was renewed, and the platforms it did not have then. */
  saved: { cancelledSince: FactDate | null; platforms: PlatformFact[] } | null
}

/** Characters; a sentence that would grow beyond it does without its last clauses. */
const LONGEST = 400

/** One English sentence on a status, by fixed rules: the same grounds always give the same words. */
export function explain(grounds: Grounds): string {
  const { state, voice, day } = grounds
  if (state === null) {
    return sentence('No decision is on record', [outlookClause(grounds.outlook), ...clausesOf(grounds)])
  }
  const { title, claim } = STATE_WORDS[state]
  if (voice === null) return sentence(title, clausesOf(grounds))
  const it = voice.installmentIds.length === 0 ? 'the show' : 'it'
  return sentence(`${title}: ${attribution(voice, day)} that ${claim(it)}`, clausesOf(grounds))
}

/** The sentence for a show whose last installment is out and confirmed final by `ruling`. */
export function explainConclusion(ruling: RulingFact, title: string, day: string): string {
  const official = ruling.authority === 'OFFICIAL' ? null : 'nothing official is on record'
  return sentence(`Ended: ${attribution(ruling, day)} that ${clip(title, 60)} is the last installment`, [official])
}

/** The sentence for a show of which nothing more is on record. */
export function explainNothingOpen(anyInstallment: boolean, outlook: Outlook | null): string {
  return sentence(`No ${anyInstallment ? 'further ' : ''}installment is on record`, [outlookClause(outlook)])
}

/** "Alice Oseman said at Waterstones Children's Book Festival (15–16 Feb 2025)". */
function attribution(ruling: RulingFact, day: string): string {
  const verb = ruling.authority === 'OFFICIAL' ? 'announced' : ruling.voice === 'OUTLET' ? 'reported' : 'said'
  const where = ruling.evidence.find((item) => item.where !== null && evidenceStands(item, day))?.where ?? null
  const place = where === null ? '' : ` ${clip(where, 100)}`
  return `${clip(ruling.saidBy.name, 60)} ${verb}${place} (${clip(ruling.effective.label, 40)})`
}

function clausesOf(grounds: Grounds): Array<string | null> {
  const { state, release, saved } = grounds
  const due = release === null || comingBackOf(state) === 'NO' ? null : clip(release.label, 40)
  return [
    unofficialClause(grounds),
    contestedClause(grounds),
    due === null ? null : `${state === 'RELEASED' ? 'released' : 'due'} ${due}`,
    savedClause(saved)
  ]
}

/** Officials may have spoken and not be what holds: they contradict each other, or a later report overtook them. */
function unofficialClause({ authority, official, contenders }: Grounds): string | null {
  if (authority !== 'REPORTED' || contenders.some(isOfficial)) return null
  return official ? 'no official word says so' : 'nothing official is on record'
}

function contestedClause({ contenders }: Grounds): string | null {
  if (contenders.length === 0) return null
  const statements = contenders.every(isOfficial) ? 'official statements' : 'statements'
  return `contested: ${contenders.length} ${statements} of the same days disagree`
}

function isOfficial({ authority }: RulingFact): boolean {
  return authority === 'OFFICIAL'
}

function savedClause(saved: Grounds['saved']): string | null {
  if (saved === null) return null
  const since = saved.cancelledSince === null ? '' : `, since ${clip(saved.cancelledSince.label, 40)}`
  const names = [...new Set(saved.platforms.map((platform) => clip(platform.name, 40)))].toSorted()
  const elsewhere = names.length === 0 ? '' : `, now on ${clip(names.join(' and '), 90)}`
  return `saved: previously cancelled${since}${elsewhere}`
}

function outlookClause(outlook: Outlook | null): string | null {
  return outlook === null ? null : `the outlook is ${OUTLOOK_WORDS[outlook]}`
}

function sentence(statement: string, clauses: ReadonlyArray<string | null>): string {
  let text = statement
  for (const clause of clauses) {
    if (clause !== null && text.length + clause.length + 3 <= LONGEST) text += `; ${clause}`
  }
  return `${text}.`
}

/** Shortens by whole characters, so that no name leaves half of one behind. */
function clip(text: string, longest: number): string {
  const characters = [...text.replace(/\s+/gu, ' ').trim()]
  return characters.length <= longest ? characters.join('') : `${characters.slice(0, longest - 1).join('').trimEnd()}…`
}
