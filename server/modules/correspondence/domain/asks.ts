import type { Bilingual } from '../../../../kernel/bilingual.ts'
import type { OrganisationId } from '../../../../kernel/ids.ts'
import type { ThreadId } from './letter.ts'
import type { Thread } from './thread.ts'

/** Somebody is asked to act: an answer is late. */
export interface Ask {
  /** Stable for as long as the same answer is wanted. */
  readonly key: string
  readonly serviceCode: 'answer-correspondence' | 'follow-up-correspondence'
  readonly title: Bilingual
  readonly unitId: OrganisationId
  readonly why: Bilingual
}

/** What a thread asks of whom, once its time has run out. It ends with the answer, or when none is wanted any more. */
export function asksOf(threadId: ThreadId, { wish }: Pick<Thread, 'wish'>): Ask[] {
  if (wish === null || !wish.isTold) return []
  const key = `${threadId} ${wish.letterId} ${wish.since}`
  if (wish.isInside && wish.by.unitId !== null)
    return [
      {
        key: `${key} answer`,
        serviceCode: 'answer-correspondence',
        title: { da: 'Besvar korrespondance', en: 'Answer the correspondence' },
        unitId: wish.by.unitId,
        why: { da: 'Fristen for svar er overskredet.', en: 'The time for the answer has run out.' },
      },
    ]
  // Whoever is outside cannot be given a task here: the one who waits follows up.
  if (wish.to.unitId === null) return []
  return [
    {
      key: `${key} follow-up`,
      serviceCode: 'follow-up-correspondence',
      title: {
        da: 'Følg op på korrespondance uden svar',
        en: 'Follow up on a correspondence without an answer',
      },
      unitId: wish.to.unitId,
      why: { da: 'Modtageren har ikke svaret inden fristen.', en: 'The receiver has not answered in time.' },
    },
  ]
}
