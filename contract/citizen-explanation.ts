import { z } from 'zod'
import { accessActions, accessPurposes, dataKinds } from '../kernel/access-words.ts'
import { accessControlRefusals, accessExplanationView, accessRefusals } from './access.ts'
import { citizenRefusals } from './citizen.ts'
import { route } from './route.ts'

const ofNumber = {
  'citizen-unknown': citizenRefusals['citizen-unknown'],
  'cpr-wrong-length': citizenRefusals['cpr-wrong-length'],
  'cpr-wrong-characters': citizenRefusals['cpr-wrong-characters'],
  'cpr-impossible-date': citizenRefusals['cpr-impossible-date'],
  'cpr-system-unknown': citizenRefusals['cpr-system-unknown'],
}

export const explainAccessRoute = route({
  name: 'explain-access',
  method: 'POST',
  path: '/api/v1/access/explanations',
  purpose: 'administration',
  summary:
    'Could this person see this kind of data of this citizen at that moment, and why: the rule, the facts, what is missing',
  for: ['professional'],
  isLookUp: true,
  body: z.strictObject({
    personId: z.uuid(),
    roleId: z.uuid(),
    /** By number, in the body and never in an address. */
    number: z.string().max(20),
    kind: z.enum(dataKinds),
    purpose: z.enum(accessPurposes).default('treatment'),
    action: z.enum(accessActions).default('read'),
    /** Why it is asked, in words: it stands in the citizen's log. */
    reason: z.string().trim().min(10).max(2_000),
    /** Now, when left out; any past moment is answered with what held and was known then. */
    at: z.iso.datetime().optional(),
  }),
  answer: accessExplanationView,
  refusals: { ...accessRefusals, ...accessControlRefusals, ...ofNumber },
})
