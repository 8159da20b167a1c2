import { describe, expect, test } from '@jest/globals'
import { BEGINNING, OPEN } from '../../../src/features/renewals/facts.ts'
import { headlineSegments, installmentSegments } from '../../../src/features/renewals/rules.ts'
import { platform, asOf, evidence, on, ruling, season, show, stance } from './rules.facts.ts'

const FESTIVAL = "at Waterstones Children's Book Festival"
const FALL = '2024-23'
const WEEKEND = '2025-02-15/2025-02-16'
const about = { installmentIds: ['s4'], by: 'Alice Oseman' }
const of4 = { installmentId: 's4' }

const heartstopper = show(
  [
    ruling('R1', 'CREATOR', '2024-10', { ...about, finality: 'PLANNED', evidence: [evidence('Q3')] }),
    ruling('R2', 'CREATOR', FALL, {
      ...about,
      state: 'AWAITING_DECISION',
      evidence: [evidence('Q2', null, "in Netflix's TUDUM")]
    }),
    ruling('R3', 'CREATOR', WEEKEND, {
      ...about,
      state: 'AWAITING_DECISION',
      evidence: [evidence('Q1', null, FESTIVAL)]
    })
  ],
  {
    title: 'Heartstopper',
    installments: [season(4, { platforms: [platform('Netflix')] })],
    stances: [
      stance('Q1', 'CREATOR', 'HOPEFUL', WEEKEND, of4),
      stance('Q2', 'CREATOR', 'CAUTIOUS', FALL, of4),
      stance('Q3', 'CREATOR', 'CONFIRMS', '2024-10', { ...of4, subject: 'FINALITY' })
    ]
  }
)
const timeline = installmentSegments(heartstopper, 's4')

describe('the fourth season of Heartstopper', () => {
  test('awaits a decision, hopefully, and is planned as the last by its creator', () => {
    expect(asOf(timeline, '2025-02-17')).toEqual({
      comingBack: 'UNDECIDED',
      state: 'AWAITING_DECISION',
      finality: 'PLANNED',
      since: on(FALL),
      authority: 'REPORTED',
      saidBy: { id: 'Alice Oseman', name: 'Alice Oseman' },
      outlook: 'HOPEFUL',
      contested: false,
      rulingVersionIds: ['R3', 'R2', 'R1'],
      evidence: [
        { kind: 'QUOTE', id: 'Q1' },
        { kind: 'QUOTE', id: 'Q2' },
        { kind: 'QUOTE', id: 'Q3' }
      ],
      signals: [],
      lastHeard: on(WEEKEND),
      previous: null,
      platforms: [{ organisationId: 'netflix', name: 'Netflix', territory: null }],
      release: null,
      explanation:
        "Awaiting decision: Alice Oseman said at Waterstones Children's Book Festival (15–16 Feb 2025) that there is " +
        'no final answer yet; nothing official is on record.'
    })
  })

  test('has been awaiting that decision since the fall of 2024; the festival only repeats it', () => {
    expect(asOf(timeline, '2025-02-17').since?.label).toBe('Fall 2024')
    expect(asOf(timeline, '2025-02-17').lastHeard?.label).toBe('15–16 Feb 2025')
  })

  test('looked less certain in December 2024', () => {
    const december = asOf(timeline, '2024-12-01')
    expect(december).toMatchObject({ state: 'AWAITING_DECISION', outlook: 'CAUTIOUS', finality: 'PLANNED' })
    expect(december.explanation).toBe(
      "Awaiting decision: Alice Oseman said in Netflix's TUDUM (Fall 2024) that there is no final answer yet; " +
        'nothing official is on record.'
    )
  })

  test('had nothing but a planned ending before the fall was over', () => {
    expect(asOf(timeline, '2024-11-01')).toMatchObject({
      state: null,
      comingBack: 'UNDECIDED',
      finality: 'PLANNED',
      since: null,
      authority: null,
      lastHeard: null,
      rulingVersionIds: ['R1'],
      explanation: 'No decision is on record.'
    })
  })

  test('changes on the last possible day of each statement and on no other', () => {
    expect(timeline.map(({ from }) => from)).toEqual([BEGINNING, '2024-10-31', '2024-11-30', '2025-02-16'])
    expect(timeline.at(-1)?.to).toBe(OPEN)
  })

  test('is the headline of the show', () => {
    const headline = asOf(headlineSegments(heartstopper), '2025-02-17')
    expect(headline).toEqual({ ...asOf(timeline, '2025-02-17'), installmentId: 's4', openInstallmentIds: ['s4'] })
  })
})
