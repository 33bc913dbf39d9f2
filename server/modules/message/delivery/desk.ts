import type { ProfessionalActor, SignedInActor } from '../../../../contract/actor.ts'
import type {
  closeOutgoingRoute,
  countLettersRoute,
  forwardOutgoingRoute,
  getOutgoingRoute,
  listOutgoingRoute,
  OutgoingStep,
  OutgoingView,
  retryOutgoingRoute,
  viewOutgoingOriginalRoute,
} from '../../../../contract/message.ts'
import type { AnswerOf, BodyOf, QueryOf } from '../../../../contract/route.ts'
import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { MessageId, OrganisationId } from '../../../../kernel/ids.ts'
import type { Instant } from '../../../../kernel/instant.ts'
import { ok, type Refusal, type Result, refused } from '../../../../kernel/result.ts'
import type { Shell } from '../../../platform/shell.ts'
import { type AccessRefused, allow } from '../../access/index.ts'
import { applyAll, close, type RetryRefused, retry } from '../domain/delivery/decide.ts'
import type { OutgoingEvent } from '../domain/delivery/event.ts'
import { explain, explainStep } from '../domain/delivery/explain.ts'
import { isSettled, needsPerson, type Outgoing } from '../domain/delivery/outgoing.ts'
import { isAtDesk } from '../domain/desk.ts'
import { textOfBytes } from '../domain/reading/text-of-bytes.ts'
import {
  countOutgoing,
  findContent,
  findOutgoing,
  findOutgoingOriginal,
  type LockedLetter,
  listOutgoingEvents,
  listOutgoingOf,
  lockOutgoing,
} from '../store/outgoing.ts'
import { countParkedOf } from '../store.ts'
import { isFullValidationOff } from '../use-cases/definitions.ts'
import { deskOf } from '../use-cases/message-desk.ts'
import { type ForwardReceiver, isSameParty, listForwardReceivers, originalKind } from './forward-receivers.ts'
import type { LetterContent } from './letter-content.ts'
import { type SendRefused, sendLetter } from './send-letter.ts'
import { saveMoves } from './steps.ts'

export type OutgoingRefused = Refusal<'letter-unknown' | 'letter-not-for-your-work'>

/** Letters the own units have sent, a page at a time. */
export async function listOutgoing(
  shell: Shell,
  actor: SignedInActor,
  { status, after, limit }: QueryOf<typeof listOutgoingRoute>,
): Promise<Result<AnswerOf<typeof listOutgoingRoute>, never>> {
  const desk = await deskOf(shell, actor)
  if (desk === undefined) return ok({ letters: [], next: null })
  const letters = await listOutgoingOf(shell, { ...desk, status, after, limit })
  const now = shell.clock.now()
  return ok({
    letters: letters.map((letter) => viewOutgoing(letter, now)),
    next: letters.length < limit ? null : (letters.at(-1)?.letter.id ?? null),
  })
}

/** One letter of ours: where it is and why, every try and every answer, and what the actor may do. */
export async function getOutgoing(
  shell: Shell,
  actor: SignedInActor,
  id: MessageId,
): Promise<Result<AnswerOf<typeof getOutgoingRoute>, Refusal<'letter-unknown'>>> {
  const found = await findOnDesk(shell, actor, id)
  if (found === undefined) return refused('letter-unknown')
  const steps = (await listOutgoingEvents(shell, id)).map(viewStep)
  const receivers =
    actor.kind === 'professional' && isAtDesk(actor) && !isSettled(found.state)
      ? await listForwardReceivers(shell, actor, found)
      : []
  const letter = viewOutgoing(found, shell.clock.now())
  return ok({ letter, steps, deeds: deedsOf(shell, actor, found, receivers), receivers })
}

/** The original of a letter of ours; each look is kept with the letter and in the citizen's own access log. */
export function viewOutgoingOriginal(
  shell: Shell,
  actor: ProfessionalActor,
  id: MessageId,
): Promise<
  Result<
    AnswerOf<typeof viewOutgoingOriginalRoute>,
    Refusal<'letter-unknown' | 'letter-not-for-your-work'> | AccessRefused
  >
> {
  return shell.transaction(async (inner) => {
    const found = await findOnDesk(inner, actor, id)
    if (found === undefined) return refused('letter-unknown')
    const allowed = await askFor(inner, actor, found)
    if (!allowed.ok) return allowed
    if (!isAtDesk(actor)) return refused('letter-not-for-your-work')
    const stored = await findOutgoingOriginal(inner, id)
    if (stored === undefined) return refused('letter-unknown')
    const [locked] = await lockOutgoing(inner, [id])
    if (locked !== undefined)
      await saveMoves(inner, [
        { locked, events: [{ at: inner.clock.now(), kind: 'looked', ...byOf(actor) }] },
      ])
    const text = textOfBytes(stored.original, stored.contentType)
    return ok({
      contentType: stored.contentType,
      sha256: stored.sha256.toString('hex'),
      text: text.ok ? text.value : stored.original.toString('latin1'),
    })
  })
}

/** Sends a letter of ours again at once: the same letter in a new envelope. */
export function retryOutgoing(
  shell: Shell,
  actor: ProfessionalActor,
  id: MessageId,
): Promise<Result<AnswerOf<typeof retryOutgoingRoute>, OutgoingRefused | RetryRefused>> {
  return change(shell, actor, id, async (inner, { state }) => retry(state, inner.clock.now(), byOf(actor)))
}

/** Closes a letter of ours that has been dealt with another way. */
export function closeOutgoing(
  shell: Shell,
  actor: ProfessionalActor,
  id: MessageId,
  reason: string,
): Promise<Result<AnswerOf<typeof closeOutgoingRoute>, OutgoingRefused | Refusal<'letter-settled'>>> {
  return change(shell, actor, id, async (inner, { state }) =>
    close(state, inner.clock.now(), byOf(actor), { reason }),
  )
}

/**
 * Says what a letter of ours says to another receiver instead, as a new letter, and closes the first one. To show it to somebody
 * else is a disclosure: it is asked for as such.
 */
export function forwardOutgoing(
  shell: Shell,
  actor: ProfessionalActor,
  id: MessageId,
  { toUnitId, reason }: BodyOf<typeof forwardOutgoingRoute>,
): Promise<
  Result<
    AnswerOf<typeof forwardOutgoingRoute>,
    OutgoingRefused | Refusal<'letter-settled'> | AccessRefused | SendRefused
  >
> {
  return shell.transaction(async (inner) => {
    const found = await findOnDesk(inner, actor, id)
    if (found === undefined) return refused('letter-unknown')
    if (!(await isSameParty(inner, found.letter.toUnitId, toUnitId as OrganisationId))) {
      const allowed = await askFor(inner, actor, found, toUnitId as OrganisationId)
      if (!allowed.ok) return allowed
    }
    if (!isAtDesk(actor)) return refused('letter-not-for-your-work')
    const [locked] = await lockOutgoing(inner, [id])
    if (locked === undefined || locked.letter.citizenId === null) return refused('letter-unknown')
    if (isSettled(locked.state)) return refused('letter-settled')
    const { letter } = locked
    const sent = await sendLetter(
      inner,
      {
        // By this module, as whoever asked for the first one has heard that it was closed and knows no other.
        key: `instead of ${id}`,
        askedBy: 'message',
        citizenId: locked.letter.citizenId,
        fromUnitId: letter.fromUnitId,
        to: { unitId: toUnitId as OrganisationId },
        content: (await findContent(inner, id)) as LetterContent,
      },
      id,
    )
    if (!sent.ok) return sent
    const how = { reason, forwardedAs: sent.value.sendingId }
    const closed = close(locked.state, inner.clock.now(), byOf(actor), how)
    if (!closed.ok) return closed
    await saveMoves(inner, [{ locked, events: closed.value }])
    const [forwarded] = await lockOutgoing(inner, [sent.value.sendingId])
    if (forwarded === undefined) throw new Error('a letter that was just kept is gone')
    const now = inner.clock.now()
    const after = { letter, state: applyAll(locked.state, closed.value) }
    return ok({ letter: viewOutgoing(after, now), forwardedAs: viewOutgoing(forwarded, now) })
  })
}

/** How many letters lie where on the actor's desk. */
export async function countLetters(
  shell: Shell,
  actor: SignedInActor,
): Promise<Result<AnswerOf<typeof countLettersRoute>, never>> {
  const desk = await deskOf(shell, actor)
  const judging = { isFullValidationOff: await isFullValidationOff(shell) }
  if (desk === undefined)
    return ok({ incoming: { parked: 0 }, outgoing: { waiting: 0, sent: 0, failed: 0 }, ...judging })
  const [parked, outgoing] = [await countParkedOf(shell, desk), await countOutgoing(shell, desk)]
  return ok({ incoming: { parked }, outgoing, ...judging })
}

async function findOnDesk(
  shell: Shell,
  actor: SignedInActor,
  id: MessageId,
): Promise<LockedLetter | undefined> {
  const desk = await deskOf(shell, actor)
  return desk && findOutgoing(shell, desk, id)
}

function change<Refused extends Refusal>(
  shell: Shell,
  actor: ProfessionalActor,
  id: MessageId,
  decide: (shell: Shell, locked: LockedLetter) => Promise<Result<OutgoingEvent[], Refused>>,
): Promise<Result<{ letter: OutgoingView }, OutgoingRefused | Refused>> {
  return shell.transaction(async (inner) => {
    const found = await findOnDesk(inner, actor, id)
    if (found === undefined) return refused('letter-unknown')
    if (!isAtDesk(actor)) return refused('letter-not-for-your-work')
    const [locked] = await lockOutgoing(inner, [id])
    if (locked === undefined) return refused('letter-unknown')
    const decided = await decide(inner, locked)
    if (!decided.ok) return decided
    await saveMoves(inner, [{ locked, events: decided.value }])
    const state = applyAll(locked.state, decided.value)
    return ok({ letter: viewOutgoing({ letter: locked.letter, state }, inner.clock.now()) })
  })
}

/** To read the original, or to send what it says to another unit: that is a disclosure, and asked for as one. */
async function askFor(
  shell: Shell,
  actor: ProfessionalActor,
  { letter }: LockedLetter,
  receiverUnitId?: OrganisationId,
): Promise<Result<unknown, AccessRefused>> {
  if (letter.citizenId === null) return ok()
  const asked = {
    actor,
    citizenId: letter.citizenId,
    kind: originalKind(letter, actor),
    object: 'letter',
  } as const
  return receiverUnitId === undefined
    ? allow(shell, { ...asked, purpose: 'administration', action: 'read' })
    : allow(shell, { ...asked, purpose: 'continuity', action: 'push', flow: 'push', receiverUnitId })
}

function byOf({ personId, roleId }: ProfessionalActor): Pick<ProfessionalActor, 'personId' | 'roleId'> {
  return { personId, roleId }
}

export function viewOutgoing({ letter, state }: LockedLetter, now: Instant): OutgoingView {
  const { called } = state
  return {
    id: letter.id,
    createdAt: letter.createdAt,
    askedBy: letter.askedBy,
    standard: letter.standard,
    version: letter.version,
    format: letter.format,
    code: letter.code,
    letterId: letter.letterId,
    fromUnitId: letter.fromUnitId,
    receiverUnitId: letter.toUnitId,
    receiver: {
      name: letter.receiver.name ?? null,
      sor: letter.receiver.sor,
      gln: letter.receiver.gln,
    },
    state: state.status,
    needsPerson: needsPerson(state),
    explanation: explain(state, now),
    sendings: state.sendings,
    sentAt: state.lastHandedOverAt,
    nextAt: state.nextAt,
    answer: state.answer,
    calling: called && {
      name: called.name,
      function: called.function,
      phone: called.phone,
      since: called.since,
    },
    byteLength: letter.byteLength,
  }
}

function viewStep(event: OutgoingEvent): OutgoingStep {
  const isForwarding = event.kind === 'closed' && event.forwardedAs !== undefined
  return {
    at: event.at,
    kind: isForwarding ? 'forwarded' : event.kind,
    text: explainStep(event),
    envelopeId: 'envelopeId' in event ? event.envelopeId : null,
    personId: 'personId' in event ? event.personId : null,
    issues:
      event.kind === 'answered'
        ? event.issues.map(({ severity, type, details, expression }) => ({
            severity,
            code: details === '' ? type : details,
            expression: expression ?? null,
            text: { da: details === '' ? type : details, en: details === '' ? type : details },
          }))
        : [],
  }
}

type Deed = { isAllowed: boolean; why: Bilingual | null }
const may: Deed = { isAllowed: true, why: null }
const mayNot = (da: string, en: string): Deed => ({ isAllowed: false, why: { da, en } })

function deedsOf(
  shell: Shell,
  actor: SignedInActor,
  { state }: LockedLetter,
  receivers: readonly ForwardReceiver[],
): AnswerOf<typeof getOutgoingRoute>['deeds'] {
  if (actor.kind !== 'professional' || !isAtDesk(actor)) {
    const others = mayNot(
      'Breve åbnes og håndteres af dem, der har beskedvagten.',
      'Letters are opened and handled by those who look after the messages.',
    )
    return { open: others, retry: others, forward: others, close: others }
  }
  const settled = isSettled(state) ? whySettled(state) : undefined
  return {
    open: may,
    retry: settled ?? whyNoRetry(retry(state, shell.clock.now(), byOf(actor))),
    forward: settled ?? (receivers.length > 0 ? may : nobodyElse),
    close: settled ?? may,
  }
}

const nobodyElse = mayNot(
  'Modtageren har ingen anden postkasse, og I må ikke sende brevet til andre. Ring, eller bed den, der skrev brevet, sende det til en anden.',
  'The receiver has no other mailbox, and you may not send the letter to others. Phone, or ask whoever wrote it to send it to somebody else.',
)

function whySettled({ status }: Outgoing): Deed {
  return status === 'acknowledged'
    ? mayNot('Modtageren har fået brevet.', 'The receiver has the letter.')
    : mayNot('Brevet er lukket.', 'The letter is closed.')
}

function whyNoRetry(tried: ReturnType<typeof retry>): Deed {
  if (tried.ok) return may
  switch (tried.refusal.code) {
    case 'letter-refused':
      return mayNot(
        'Modtageren har afvist brevet. Det samme brev ville få det samme svar.',
        'The receiver has refused the letter. The same letter would get the same answer.',
      )
    case 'letter-under-way':
      return mayNot(
        'Brevet er på vej, og svaret kan stadig nå at komme.',
        'The letter is on its way, and the answer may still come.',
      )
    case 'letter-settled':
      return mayNot('Brevet er afsluttet.', 'The letter is settled.')
  }
}
