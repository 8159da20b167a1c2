import { z } from 'zod'
import { text } from '../history/inputs.ts'
import { KEY_ROLES } from './secret.ts'

/** Names that history already gives to others. */
const TAKEN = /^(admin|reader|greenlit|sample|command line)$/i

export const createApiKeyInput = z.object({
  name: text(100).refine((name) => !TAKEN.test(name), 'is the name of somebody else in history: choose another'),
  role: z.enum(KEY_ROLES),
  expiresAt: z
    .date()
    .refine((moment) => moment.getTime() > Date.now(), 'lies in the past: give a later moment, or none')
    .nullish()
})

export const revokeApiKeyInput = z.object({ id: text(200) })
