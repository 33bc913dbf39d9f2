import { type ChangeView, takeBackChangeRoute } from '../../../../contract/pathway-plan.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { planTexts } from './plan-texts.ts'

export interface PlanChangesProps {
  readonly citizenId: string
  readonly changes: readonly ChangeView[]
  readonly mayWrite: boolean
}

/** What people have told has changed, with when it was so and when it was written. */
export function PlanChanges({ citizenId, changes, mayWrite }: PlanChangesProps) {
  const t = useText()
  if (changes.length === 0) return null
  return (
    <details>
      <summary>{t(planTexts.told, { n: changes.length })}</summary>
      <ul className="plan-list">
        {changes.map((change) => (
          <Change key={change.id} citizenId={citizenId} change={change} mayWrite={mayWrite} />
        ))}
      </ul>
    </details>
  )
}

interface ChangeProps {
  readonly citizenId: string
  readonly change: ChangeView
  readonly mayWrite: boolean
}

function Change({ citizenId, change, mayWrite }: ChangeProps) {
  const t = useText()
  const language = useLanguage()
  const back = useDeed(takeBackChangeRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(planTexts.tookBack),
  })
  const { kind, happenedAt, toldAt, by, text, pathways, to, takenBack } = change
  const when = dateAndTime(happenedAt, language)
  const later = dateAndTime(toldAt, language)
  const what = t(planTexts[kind])
  return (
    <li>
      <p className="strong">
        {takenBack ? <s>{what}</s> : what}
        {pathways.length > 0 && `: ${pathways.map(({ programme }) => t(programme)).join(', ')}`}
      </p>
      {to && <p>{t(planTexts.movedTo, { place: to })}</p>}
      {text && <p>{text}</p>}
      <p className="muted small">
        {when === later
          ? t(planTexts.toldWhen, { when, name: by.name })
          : t(planTexts.toldLate, { when, later, name: by.name })}
      </p>
      {takenBack && (
        <p className="muted small">
          {t(planTexts.takenBack, { name: takenBack.by.name, when: dateAndTime(takenBack.at, language) })}
        </p>
      )}
      {mayWrite && takenBack === null && (
        <div className="no-print">
          <Button
            look="quiet"
            small
            icon="undo"
            busy={back.isBusy}
            aria-label={t(planTexts.takeBackFull, { what })}
            onClick={() => back.does({ params: { citizenId, changeId: change.id }, body: {} })}
          >
            {t(planTexts.takeBack)}
          </Button>
        </div>
      )}
    </li>
  )
}
