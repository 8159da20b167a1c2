import type { InstallmentState, Outlook } from '../facts.ts'

/** How a state reads at the head of a sentence, and as a claim about `it` ("it", "the show"). */
export const STATE_WORDS: Readonly<Record<InstallmentState, { title: string; claim: (it: string) => string }>> = {
  IN_DEVELOPMENT: { title: 'In development', claim: (it) => `${it} is in development` },
  AWAITING_DECISION: { title: 'Awaiting decision', claim: () => 'there is no final answer yet' },
  ORDERED: { title: 'Ordered', claim: (it) => `${it} has been ordered` },
  RENEWED: { title: 'Renewed', claim: (it) => `${it} has been renewed` },
  IN_PRODUCTION: { title: 'In production', claim: (it) => `${it} is in production` },
  ON_HOLD: { title: 'On hold', claim: (it) => `${it} is on hold` },
  RELEASED: { title: 'Released', claim: (it) => `${it} has been released` },
  CANCELLED: { title: 'Cancelled', claim: (it) => `${it} has been cancelled` },
  ENDED: { title: 'Ended', claim: (it) => `${it} has come to an end` }
}

/** "the outlook is ..." */
export const OUTLOOK_WORDS: Readonly<Record<Outlook, string>> = {
  CONFIRMS: 'positive',
  HOPEFUL: 'hopeful',
  CAUTIOUS: 'cautious',
  PESSIMISTIC: 'pessimistic',
  DENIES: 'negative',
  MIXED: 'mixed'
}
