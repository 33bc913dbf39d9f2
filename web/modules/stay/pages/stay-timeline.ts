import type { StayView } from '../../../../contract/stay.ts'
import type { useText } from '../../../ui/text.tsx'
import type { TimelineItem } from '../../../ui/timeline.tsx'
import { stayTexts } from './texts.ts'

/** What the stays say happened: in, on leave, home, and the end of the 72 hours. */
export function stayTimeline(
  t: ReturnType<typeof useText>,
  stays: readonly StayView[],
): readonly TimelineItem[] {
  return stays
    .filter(({ status }) => status !== 'cancelled')
    .flatMap((stay) => [
      ...stay.spells.flatMap((spell): TimelineItem[] => {
        const who = spell.places[0]?.place.name
        const id = `${stay.stayId}-${spell.startedAt}`
        const isAdmitted = spell.classes.some((one) => one.class === 'IMP')
        return [
          {
            id,
            at: spell.startedAt,
            what: t(isAdmitted ? stayTexts.admitted : stayTexts.acuteAmbulant),
            who,
            sector: 'hospital',
          },
          ...spell.leaves.map(
            (leave): TimelineItem => ({
              id: `${id}-${leave.from}`,
              at: leave.from,
              what: t(stayTexts.onLeave),
              who,
              sector: 'hospital',
            }),
          ),
          ...(spell.endedAt === null
            ? []
            : [
                {
                  id: `${id}-ended`,
                  at: spell.endedAt,
                  what: t(spell.ending === 'death' ? stayTexts.dead : stayTexts.ended),
                  who: spell.places.at(-1)?.place.name,
                  sector: 'hospital',
                } as const,
              ]),
        ]
      }),
      ...(stay.window === null
        ? []
        : [
            {
              id: `${stay.stayId}-window`,
              at: stay.window.until,
              what: `${t(stayTexts.window)}: ${t(stayTexts.windowClosed)}`,
              who: stay.window.ward.name,
              sector: 'hospital',
              drawn: stay.window.status === 'closed' ? 'happened' : 'planned',
            } as const,
          ]),
    ])
}
