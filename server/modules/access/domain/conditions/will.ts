import { type AccessPurpose, accessPurposes } from '../../../../../kernel/access-words.ts'
import { danishDateOf } from '../../../../../kernel/copenhagen-time.ts'
import { epoch } from '../../../../../kernel/instant.ts'
import { type ConditionWord, word } from '../condition.ts'
import { flag, type Length, length, listOf, oneOf, parts } from '../parameter.ts'
import { later, type Situation } from '../situation.ts'
import { type Consent, type RepresentationKind, representationKinds } from '../vocabulary.ts'

interface ConsentAsked {
  readonly form?: 'written' | 'any'
  /** The purposes a consent may name; that of the question when left out. */
  readonly for?: readonly AccessPurpose[]
  readonly state?: 'valid' | 'lapsed'
  readonly at_most?: Length
}

/** The citizen has consented that this asker is told such data for this purpose (SUL §§ 42, 43(1), 44). */
const consent = word(
  'consent',
  parts({
    form: oneOf(['written', 'any']),
    for: listOf(accessPurposes),
    state: oneOf(['valid', 'lapsed']),
    at_most: length,
  }),
  (asked: ConsentAsked) => {
    const find = (situation: Situation) =>
      situation.facts.consents.find(
        (one) => covers(one, asked, situation) && isInState(one, asked, situation),
      )
    const written = asked.form === 'written'
    const lapsed = asked.state === 'lapsed'
    return {
      words: {
        da: `${lapsed ? 'udløbet ' : ''}${written ? 'skriftligt ' : ''}samtykke til disse oplysninger og dette formål`,
        en: `${lapsed ? 'lapsed ' : ''}${written ? 'written ' : ''}consent to these data for this purpose`,
      },
      holds: (situation) => find(situation) !== undefined,
      found: describeConsents,
      consent: find,
    }
  },
)

function isInState(one: Consent, { form, state, at_most }: ConsentAsked, situation: Situation): boolean {
  if (form === 'written' && one.form !== 'written') return false
  const begins = epoch(one.from)
  if (begins > situation.now) return false
  const isPast =
    epoch(one.to) <= situation.now ||
    (at_most !== undefined && danishDateOf(situation.at) >= later(danishDateOf(one.from), at_most))
  return state === 'lapsed' ? isPast : !isPast
}

/** The consent speaks of these data, this purpose and this receiver. */
function covers(one: Consent, asked: ConsentAsked, { question, facts }: Situation): boolean {
  if (!(asked.for ?? [question.purpose]).includes(one.purpose)) return false
  if (!one.dataKinds.includes(question.kind)) return false
  const { actor, flow, receiver } = question
  const told = one.receiver
  switch (told.kind) {
    case 'relative':
      return actor.kind === 'citizen' && actor.citizenId === told.citizenId
    case 'person':
      return actor.kind !== 'citizen' && actor.kind !== 'system' && actor.personId === told.personId
    case 'unit':
      return isPush(flow, question.action)
        ? (receiver?.unitChain.includes(told.unitId) ?? false)
        : facts.unitChain.includes(told.unitId)
    case 'named':
      // Somebody outside: told by pushing, never by letting in.
      return isPush(flow, question.action)
  }
}

function isPush(flow: 'pull' | 'push', action: string): boolean {
  return flow === 'push' || action === 'push'
}

function describeConsents({ facts, question }: Situation) {
  const told = facts.consents.filter((one) => one.dataKinds.includes(question.kind))
  if (told.length === 0) return { da: 'intet samtykke til disse oplysninger', en: 'no consent to these data' }
  const each = (until: string) =>
    told.map((one) => `${one.purpose}, ${one.form}, ${one.from} ${until} ${one.to}`).join('; ')
  return { da: `samtykke: ${each('til')}`, en: `consent: ${each('to')}` }
}

interface RepresentsAsked {
  readonly as?: readonly RepresentationKind[]
  readonly covers_health?: boolean
}

/** The asker acts for the citizen by law or document, and the document covers these data (SUL §§ 14, 18). */
const represents = word(
  'represents',
  parts({ as: listOf(representationKinds), covers_health: flag }),
  ({ as = representationKinds, covers_health }: RepresentsAsked) => ({
    words: {
      da: `handler for borgeren som ${as.join(', ')}${covers_health ? ', også om helbred' : ''}`,
      en: `acts for the citizen as ${as.join(', ')}${covers_health ? ', health included' : ''}`,
    },
    holds: ({ facts, question }) =>
      question.actor.kind === 'citizen' &&
      facts.representations.some(
        (one) =>
          as.includes(one.kind) &&
          one.dataKinds.includes(question.kind) &&
          (covers_health !== true || one.doesCoverHealth),
      ),
    found: ({ facts }) => {
      if (facts.representations.length === 0)
        return { da: 'handler ikke for borgeren', en: 'does not act for the citizen' }
      const each = facts.representations.map((one) => `${one.kind} (${one.dataKinds.join(', ')})`).join('; ')
      return { da: each, en: each }
    },
  }),
)

/** An override of necessity is in force: a reason code and a text (SUL § 42 a(2), P20). */
const emergency = word('emergency', parts({}), () => ({
  words: { da: 'nødadgang åbnet med begrundelse', en: 'opened of necessity, with a reason' },
  holds: (situation) =>
    isOverrideInForce(situation) && situation.facts.override?.reasonCode !== 'CONSENT_NOW',
  found: describeOverride,
}))

/** The citizen has consented on the spot and it is recorded (SUL § 42 a(3), P21). */
const consentNow = word('consent_now', parts({}), () => ({
  words: { da: 'borgeren har givet lov nu', en: 'the citizen consents now' },
  holds: (situation) =>
    isOverrideInForce(situation) && situation.facts.override?.reasonCode === 'CONSENT_NOW',
  found: describeOverride,
}))

export function isOverrideInForce({ facts: { override }, now }: Situation): boolean {
  return override !== null && epoch(override.openedAt) <= now && now < epoch(override.expiresAt)
}

function describeOverride({ facts: { override } }: Situation) {
  if (override === null) return { da: 'ikke åbnet', en: 'not opened' }
  return {
    da: `${override.reasonCode}, til ${override.expiresAt}`,
    en: `${override.reasonCode}, until ${override.expiresAt}`,
  }
}

export const willWords: readonly ConditionWord[] = [consent, represents, emergency, consentNow]
