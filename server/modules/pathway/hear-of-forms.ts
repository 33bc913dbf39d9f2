import type { Instant } from '../../../kernel/instant.ts'
import type { DeliveredEvent, Listener } from '../../platform/outbox.ts'
import { type FormEnteredInError, type FormSigned, signatureKey } from '../form/index.ts'
import { describeKind, type Fact, type FactKey, isFactKind } from './domain/fact.ts'
import { recordFacts } from './use-cases/record-facts.ts'

/**
 * A document is signed: that it is, and what it says has happened, are facts. What an amendment no longer says is taken back, and of
 * one entered in error all of it.
 */
export const hearOfForms: Listener = {
  name: 'pathway.hear-of-forms',
  on: ['form-signed', 'form-entered-in-error'],
  async handle(shell, events: readonly DeliveredEvent[]) {
    for (const event of events) {
      if (event.citizenId === null) continue
      const facts =
        event.type === 'form-signed'
          ? factsOfSignature(event.data as FormSigned['data'], event.occurredAt)
          : takenBack(event.data as FormEnteredInError['data'], event.occurredAt, event.eventId)
      await recordFacts(shell, event.citizenId, facts)
    }
  },
}

type Signature = FormSigned['data']

function factsOfSignature(signed: Signature, statedAt: Instant): Fact[] {
  const { responseId, form, version, subjectId, partOf, happenedAt, facts } = signed
  const source = `form ${responseId}`
  const ofSubject = { ...(subjectId && { subjectId }) }
  const signature: Fact = {
    key: signatureKey(responseId, version) as FactKey,
    kind: 'form-signed',
    at: happenedAt,
    ...ofSubject,
    data: { form, responseId, ...(partOf && { partOf }) },
    source,
  }
  return [
    // What is about nothing but the citizen no pathway waits for.
    ...(subjectId === null ? [] : [signature]),
    ...facts.flatMap(({ key, kind, data, at }): Fact[] => {
      if (!isFactKind(kind)) return []
      const { about, data: fields } = describeKind(kind)
      return [
        {
          key: key as FactKey,
          kind,
          at,
          ...(about === 'citizen' ? {} : ofSubject),
          data: { ...data, ...(partOf && 'partOf' in fields && { partOf }) },
          source,
        },
      ]
    }),
    ...takenBack(signed, statedAt, `${responseId} ${version}`),
  ]
}

function takenBack(
  { responseId, subjectId, partOf, takenBack: keys }: FormEnteredInError['data'],
  at: Instant,
  by: string,
): Fact[] {
  return keys.map((cancels) => ({
    key: `${by} takes back ${cancels}` as FactKey,
    kind: 'fact-taken-back',
    at,
    ...(subjectId && { subjectId }),
    data: { cancels, ...(partOf && { partOf }) },
    source: `form ${responseId}`,
  }))
}
