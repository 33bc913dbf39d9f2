import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import type { RehabPlanView } from '../../../../contract/rehab.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { weekdayDate } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { type Language, say, useLanguage, useText } from '../../../ui/text.tsx'
import { rehabilitationQuery } from '../queries.ts'
import { myRehabTexts } from './my-texts.ts'

const ProviderDialog = lazy(() =>
  import('../forms/provider-dialog.tsx').then((file) => ({ default: file.ProviderDialog })),
)

/** What happens with the citizen's rehabilitation, by when, and what they may choose. Nothing when there is no plan. */
export function MyRehabCard({ citizenId }: { citizenId: string }) {
  const t = useText()
  const language = useLanguage()
  const [isChoosing, setIsChoosing] = useState(false)
  const plan = useQuery(rehabilitationQuery(citizenId)).data?.plans[0]
  if (plan === undefined) return null
  const { owner, content, deeds, planId } = plan
  const mayChoose = deeds.find(({ deed }) => deed === 'choose-provider')?.may === true
  return (
    <Card title={t(myRehabTexts.title)} icon="dumbbell">
      {storyOf(plan, language).map((line) => (
        <p key={line}>{line}</p>
      ))}
      {content.whatToTrain && (
        <>
          <p className="strong">{t(myRehabTexts.whatToTrain)}</p>
          <p>{content.whatToTrain}</p>
        </>
      )}
      {content.restrictions && (
        <>
          <p className="strong">{t(myRehabTexts.restrictions)}</p>
          <p>{content.restrictions}</p>
        </>
      )}
      {mayChoose && (
        <Button look={plan.clock.isRightOpen ? 'primary' : 'plain'} onClick={() => setIsChoosing(true)}>
          {t(myRehabTexts.choose)}
        </Button>
      )}
      {owner.phone && (
        <p>
          <a className="my-phone" href={`tel:${owner.phone.replaceAll(' ', '')}`}>
            <Icon name="phone" />
            {t(myRehabTexts.phone, { unit: owner.name })}: {owner.phone}
          </a>
        </p>
      )}
      <Suspense>
        {isChoosing && (
          <ProviderDialog citizenId={citizenId} planId={planId} isMine onClose={() => setIsChoosing(false)} />
        )}
      </Suspense>
    </Card>
  )
}

/** The lines that tell how it stands, the most important first. */
function storyOf(plan: RehabPlanView, language: Language): string[] {
  const { status, owner, provider, clock, goals, paused } = plan
  const text = (one: { da: string; en: string }, values: Record<string, string> = {}) =>
    say(language, one, values)
  const date = (on: string) => weekdayDate(on, language)
  const unit = owner.name
  if (status === 'closed') return [text(myRehabTexts.closed, { unit })]
  if (status === 'ended') return [text(myRehabTexts.ended)]
  if (paused) return [text(myRehabTexts.paused)]
  if (status === 'returned') return [text(myRehabTexts.returned)]
  if (status === 'started')
    return [
      text(myRehabTexts.started, { unit: provider?.unit.name ?? unit }),
      ...(goals ? [text(myRehabTexts.goals, { goals })] : []),
    ]
  if (provider?.state === 'waits') return [text(myRehabTexts.chosen, { unit: provider.unit.name })]
  const right =
    clock.rightFrom === null
      ? clock.latestStart === null
        ? []
        : [text(myRehabTexts.noRight)]
      : clock.isRightOpen
        ? [text(myRehabTexts.late)]
        : [text(myRehabTexts.rightFrom, { date: date(clock.rightFrom) })]
  if (clock.offeredStart !== null && clock.state !== 'late')
    return [text(myRehabTexts.offered, { date: date(clock.offeredStart) })]
  return [
    text(myRehabTexts.sent, { unit }),
    clock.latestStart === null
      ? text(myRehabTexts.latestUnknown)
      : text(myRehabTexts.latest, { date: date(clock.latestStart) }),
    ...(clock.offeredStart === null ? [] : [text(myRehabTexts.offered, { date: date(clock.offeredStart) })]),
    ...right,
  ]
}
