import type { OrganisationNumbers } from '../medcom/organisation.ts'
import type { AuthorFacts } from '../medcom/people.ts'
import type { CareAttachmentFacts, CareHistoryStep, TextSegmentFacts } from './facts.ts'
import type { CareThread } from './thread.ts'

/*
 * What others wrote is taken in although something is missing, but what we carry on must be whole, or nobody could answer a
 * letter whose sender forgot a phone number, or one that came in an older format. What is not known is said not to be known.
 */

const unsaid = 'Ikke oplyst'

/** No number: the profile wants a digit or a hyphen. */
const noPhone = '-'

/**
 * A thread as it may be carried on in a letter of ours. Every text gets an author. What cannot be told to be its sender's is
 * left out, so that nobody's words are taken for another's: it came in an older format, from the one we answer.
 */
export function carryOn({ segments, attachments, steps }: CareThread): CareThread {
  const all = [...segments, ...attachments]
  return {
    segments: segments.flatMap((segment) => {
      const assigner = organisationOf(segment, steps)
      return assigner === undefined
        ? []
        : [{ ...segment, author: whole(segment.author ?? { name: unsaid }, true), assigner }]
    }),
    attachments: attachments.flatMap((attachment) => {
      const assigner = organisationOf(attachment, steps)
      const author = attachment.author && { author: whole(attachment.author, false) }
      return assigner === undefined ? [] : [{ ...attachment, ...author, assigner }]
    }),
    steps: steps.flatMap((step) => {
      const added = step.added.length > 0 ? step.added : sentWith(step, all)
      return step.by.sor && step.by.gln && added.length > 0 ? [{ ...step, added }] : []
    }),
  }
}

/** Whose a segment is: whoever gave it its identifier, else whoever sent it. */
function organisationOf(
  { id, assigner }: TextSegmentFacts | CareAttachmentFacts,
  steps: readonly CareHistoryStep[],
): OrganisationNumbers | undefined {
  const step = steps.find(({ added }) => id !== undefined && added.includes(id))
  return [assigner, step?.by].find((one) => one?.sor)
}

function whole(author: AuthorFacts, isText: boolean): AuthorFacts {
  const phone = author.phone ?? (isText ? noPhone : undefined)
  return {
    name: author.name,
    role: author.role ?? { kind: 'text', text: unsaid },
    ...(phone && { phone }),
  }
}

/** What a sending brought that does not say so: what was written at its time. */
function sentWith(
  { sentAt }: CareHistoryStep,
  all: readonly (TextSegmentFacts | CareAttachmentFacts)[],
): string[] {
  return all.flatMap((one) => (one.id !== undefined && one.sentAt === sentAt ? [one.id] : []))
}
