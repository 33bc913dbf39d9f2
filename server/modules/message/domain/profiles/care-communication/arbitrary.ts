import fc from 'fast-check'
import { type Instant, instant } from '../../../../../../kernel/instant.ts'
import { author, citizen, fileData, line, mailbox, moment, words } from '../medcom/arbitrary.ts'
import { attachmentTypes } from '../medcom/attachment.ts'
import { type CareActivity, type CareCategory, careCategories } from './codes.ts'
import {
  type CareCommunicationWish,
  composeCareCommunication,
  type WrittenAttachment,
} from './compose-care-communication.ts'
import type { AddresseeFacts, CareCommunicationFacts } from './facts.ts'
import { carryInForward, carryInReply, frameOfReply } from './thread.ts'

const uuid = fc.uuid()

const addressee: fc.Arbitrary<AddresseeFacts> = fc.oneof(
  fc.constantFrom<AddresseeFacts>({ kind: 'team', name: 'Team +80 år' }, { kind: 'team', name: 'Aften <B>' }),
  author.map(({ name, role }): AddresseeFacts => ({ kind: 'person', name, role })),
)

const attachment: fc.Arbitrary<WrittenAttachment> = fc.oneof(
  fc.record(
    {
      id: uuid,
      title: line,
      contentType: fc.constantFrom(...attachmentTypes),
      data: fileData,
      createdAt: moment,
      author,
    },
    { requiredKeys: ['id', 'title', 'contentType', 'data'] },
  ),
  fc.record({ id: uuid, title: line, url: fc.constant('https://example.dk/vejledning?a=1&b=2') }),
)

const episodeId = fc
  .tuple(fc.constantFrom('https://sor2.sum.dsdn.dk/#id=441211000016000'), uuid)
  .map(([system, value]) => `${system}|${value}`)

/** One letter of a thread, as its writer wants it. */
const written = fc.record({
  letterId: uuid,
  envelopeId: uuid,
  text: fc.record({ id: uuid, author, text: words }),
  attachments: fc.array(attachment, { maxLength: 2 }),
})

/** Threads of one to four letters, between two units, that end in a new letter, a reply or a forwarding to a third. */
export const careThreads: fc.Arbitrary<readonly CareCommunicationFacts[]> = fc
  .record({
    version: fc.constantFrom<4 | 5>(4, 5),
    threadId: uuid,
    forwardedThreadId: uuid,
    start: moment,
    category: fc.constantFrom(...(Object.keys(careCategories) as CareCategory[])),
    topic: fc.option(line, { nil: undefined }),
    priority: fc.option(fc.constantFrom<'routine' | 'asap'>('routine', 'asap'), { nil: undefined }),
    episodeId: fc.option(episodeId, { nil: undefined }),
    specificSender: fc.option(addressee, { nil: undefined }),
    specificRecipient: fc.option(addressee, { nil: undefined }),
    citizen,
    parties: fc.tuple(mailbox, mailbox, mailbox),
    letters: fc.array(written, { minLength: 1, maxLength: 4 }),
    endsIn: fc.constantFrom<CareActivity>('new', 'reply', 'forward'),
  })
  .map((one) => {
    const [here, there, third] = one.parties
    const sent: CareCommunicationFacts[] = []
    const all = one.endsIn === 'new' ? one.letters.slice(0, 1) : one.letters
    for (const [place, letter] of all.entries()) {
      const sentAt: Instant = instant(Date.parse(one.start) + place * 3_600_000)
      const last = sent.at(-1)
      const isForwarded = one.endsIn === 'forward' && place === all.length - 1
      const [sender, receiver] = place % 2 === 0 ? [here, there] : [there, here]
      const frame =
        last === undefined
          ? {
              threadId: one.threadId,
              category: one.category,
              ...(one.topic && { topic: one.topic }),
              ...(one.episodeId && { episodeId: one.episodeId }),
              ...(one.specificSender && { specificSender: one.specificSender }),
              ...(one.specificRecipient && { specificRecipient: one.specificRecipient }),
            }
          : frameOfReply(last, false)
      const before =
        last === undefined
          ? undefined
          : isForwarded
            ? carryInForward(sent, last.letterId)
            : carryInReply(sent)
      const wish: CareCommunicationWish = {
        ...frame,
        ...(isForwarded && last !== undefined && { threadId: one.forwardedThreadId }),
        ...letter,
        version: one.version,
        activity: last === undefined ? 'new' : isForwarded ? 'forward' : 'reply',
        ...(one.priority && { priority: one.priority }),
        sentAt,
        sender,
        receiver: isForwarded && last !== undefined ? third : receiver,
        citizen: one.citizen,
        ...(before && { before }),
      }
      sent.push(composeCareCommunication(wish))
    }
    return sent
  })

/** The last letter of such a thread: every activity, with and without what may be left out. */
export const careCommunicationFacts: fc.Arbitrary<CareCommunicationFacts> = careThreads.map(
  (letters) => letters.at(-1) as CareCommunicationFacts,
)
