import type { Prisma } from '../../database/generated/client.ts'
import type { RulingContent } from './content.ts'

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
  const show = await tx.show.findUniqueOrThrow({ where: { id: claim.showId }, select: { title: true } })
  const installments = await tx.installment.findMany({
    where: { id: { in: claim.installmentIds } },
    orderBy: { position: 'asc' },
    select: { title: true }
  })
  const organisations = await tx.organisation.findMany({
    where: { id: { in: claim.platforms.map(({ organisationId }) => organisationId) } },
    orderBy: { sortKey: 'asc' },
    select: { name: true }
  })
  const named = installments.map(({ title }) => title).join(' and ')
  const subject = named ? `${show.title}, ${named}` : show.title
  const claims = [
    claim.state?.toLowerCase().replaceAll('_', ' '),
    claim.finality && FINALITY[claim.finality],
    claim.release && `release ${claim.release.label}`,
    organisations.length > 0 && `on ${organisations.map(({ name }) => name).join(' and ')}`
  ].filter(Boolean)
  const verb = { OFFICIAL: 'announced', REPORTED: 'said', RUMOURED: 'claimed' }[claim.authority]
  return `${subject}: ${claims.join(', ')}, ${verb} ${claim.saidByName} (${claim.effective.label}).`
}
