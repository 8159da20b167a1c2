import type { Prisma } from '../../database/generated/client.ts'
import type { RulingContent } from './content.ts'
import { NO_DRAFT } from '../history/mentions.ts'

type Claim = Pick<
  RulingContent,
  'showId' | 'installmentIds' | 'state' | 'finality' | 'release' | 'platforms' | 'effective' | 'saidByName' | 'authority'
>

const FINALITY = {
  PLANNED: 'planned as the last',
  CONFIRMED: 'confirmed as the last',
  NO: 'not the last'
} as const

/** One sentence on a ruling for the update log: "Heartstopper, Season 4: awaiting decision, said Alice Oseman (15–16 Feb 2025)." */
export async function summaryOf(tx: Prisma.TransactionClient, claim: Claim): Promise<string> {
  const show = await tx.show.findUnique({ where: { id: claim.showId, ...NO_DRAFT }, select: { title: true } })
  const { installmentIds } = claim
  const installments =
    installmentIds.length > 0
      ? await tx.installment.findMany({ where: { id: { in: installmentIds }, ...NO_DRAFT }, orderBy: { position: 'asc' }, select: { title: true } })
      : []
  const platforms = claim.platforms.map(({ organisationId }) => organisationId)
  const organisations =
    platforms.length > 0
      ? await tx.organisation.findMany({ where: { id: { in: platforms }, ...NO_DRAFT }, orderBy: { sortKey: 'asc' }, select: { name: true } })
      : []
  const names = (rows: ReadonlyArray<{ name: string }>) => rows.map(({ name }) => name)
  return sentenceOn(claim, show?.title ?? 'A show', installments.map(({ title }) => title), names(organisations))
}

/** As `summaryOf`, where the titles of show and installments and the names of the platforms are known. */
export function sentenceOn(
  claim: Omit<Claim, 'showId' | 'installmentIds' | 'platforms'>,
  show: string,
  installments: readonly string[],
  platforms: readonly string[]
): string {
  const subject = installments.length > 0 ? `${show}, ${installments.join(' and ')}` : show
  const claims = [
    claim.state?.toLowerCase().replaceAll('_', ' '),
    claim.finality && FINALITY[claim.finality],
    claim.release && `release ${claim.release.label}`,
    platforms.length > 0 && `on ${platforms.join(' and ')}`
  ].filter(Boolean)
  const verb = { OFFICIAL: 'announced', REPORTED: 'said', RUMOURED: 'claimed' }[claim.authority]
  return `${subject}: ${claims.join(', ')}, ${verb} ${claim.saidByName} (${claim.effective.label}).`
}
