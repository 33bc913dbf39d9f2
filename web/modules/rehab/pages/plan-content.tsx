import type { ReactNode } from 'react'
import type { PlanContent, RehabPlanView } from '../../../../contract/rehab.ts'
import { Facts } from '../../../ui/card.tsx'
import { calendarDate } from '../../../ui/danish-time.ts'
import { Badge } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PhoneLink } from '../../stay/pages/phone-link.tsx'
import { typeWords } from './rehab-words.ts'
import { rehabTexts } from './texts.ts'

const longParts = [
  'functionBefore',
  'functionNow',
  'needs',
  'whatToTrain',
  'restrictions',
  'wholeLifeNeeds',
] as const satisfies readonly (keyof PlanContent)[]
const shortParts = ['contactMunicipality', 'contactRegion'] as const satisfies readonly (keyof PlanContent)[]
const dateParts = ['startNoLaterThan', 'startNotBefore'] as const satisfies readonly (keyof PlanContent)[]

/** What the plan says; what is another than in the version before is marked as new. */
export function PlanWords({ plan }: { plan: RehabPlanView }) {
  const t = useText()
  const language = useLanguage()
  const { content, changed } = plan
  const marked = (part: keyof PlanContent, words: string) => (
    <>
      {changed.includes(part) && <Badge tone="info">{t(rehabTexts.isNew)}</Badge>} {words}
    </>
  )
  const type = typeWords(content.gopType)
  const pairs = [
    ...(type ? [[t(rehabTexts.type), marked('gopType', t(type))] as const] : []),
    ...dateParts.flatMap((part) => {
      const on = content[part]
      return on === null ? [] : [[t(rehabTexts[part]), marked(part, calendarDate(on, language))] as const]
    }),
    ...[...longParts, ...shortParts].flatMap((part) =>
      content[part] === '' ? [] : [[t(rehabTexts[part]), marked(part, content[part])] as const],
    ),
  ]
  return (
    <>
      <Facts pairs={pairs} />
      {content.mustBeAtHospital && <p>{t(rehabTexts.mustBeAtHospital)}</p>}
    </>
  )
}

/** Who has the plan, who trains, who wrote it, and who consented to it being sent. */
export function PlanFacts({ plan }: { plan: RehabPlanView }) {
  const t = useText()
  const language = useLanguage()
  const { owner, sender, provider, consent, goals, startedOn, endedOn, midwayDueOn, finalStatusDueAt } = plan
  const consented =
    consent &&
    [
      consent.givenBy === 'citizen'
        ? t(rehabTexts.consentCitizen)
        : t(rehabTexts.consentFor, { name: consent.representative }),
      ...(consent.isToDoctor ? [] : [t(rehabTexts.notToDoctor)]),
    ].join(', ')
  const date = (on: string) => calendarDate(on, language)
  const rows: readonly (readonly [string, ReactNode])[] = [
    [t(rehabTexts.hasIt), <WithPhone key="owner" unit={owner} />],
    [
      t(rehabTexts.trains),
      provider &&
        (provider.state === 'waits' ? (
          t(rehabTexts.trainsWaits, { name: provider.unit.name })
        ) : (
          <WithPhone key="provider" unit={provider.unit} />
        )),
    ],
    [t(rehabTexts.startedOn), startedOn && date(startedOn)],
    [t(rehabTexts.goals), goals],
    [t(rehabTexts.midwayDue), midwayDueOn && date(midwayDueOn)],
    [t(rehabTexts.endedOn), endedOn && date(endedOn)],
    [t(rehabTexts.finalDue), finalStatusDueAt && date(finalStatusDueAt)],
    [t(rehabTexts.writtenBy), <WithPhone key="sender" unit={sender} />],
    [t(rehabTexts.consent), consented],
  ]
  return <Facts pairs={rows.flatMap(([word, value]) => (value ? [[word, value] as const] : []))} />
}

function WithPhone({ unit: { name, phone } }: { unit: RehabPlanView['owner'] }) {
  return (
    <>
      {name}
      {phone !== null && (
        <>
          <br />
          <PhoneLink phone={phone} />
        </>
      )}
    </>
  )
}
