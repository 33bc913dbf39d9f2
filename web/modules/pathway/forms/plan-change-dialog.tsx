import { useQuery } from '@tanstack/react-query'
import { type FormEvent, lazy, Suspense, useState } from 'react'
import { type ChangeView, type PlanView, tellChangeRoute } from '../../../../contract/pathway-plan.ts'
import type { BodyOf } from '../../../../contract/route.ts'
import { type ClockTime, momentAt } from '../../../../kernel/copenhagen-time.ts'
import type { DanishDate } from '../../../../kernel/instant.ts'
import { useDeed } from '../../../app/deed.tsx'
import { Button } from '../../../ui/button.tsx'
import { Skeleton } from '../../../ui/condition.tsx'
import { danishToday } from '../../../ui/danish-time.ts'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { CheckboxGroup, RadioGroup, Select, TextArea, TextField } from '../../../ui/fields.tsx'
import { type Text, useText } from '../../../ui/text.tsx'
import { planTexts } from '../pages/plan-texts.ts'
import { municipalitiesQuery } from '../plan-queries.ts'
import { type ChosenUnit, PlanUnitField } from './plan-unit-field.tsx'

const DateField = lazy(() =>
  import('../../../ui/date-field.tsx').then((file) => ({ default: file.DateField })),
)

type Kind = ChangeView['kind']

const picks: readonly (readonly [Kind, Text])[] = [
  ['REFUSED', planTexts.pickRefused],
  ['NO_CONTACT', planTexts.pickNoContact],
  ['MOVED', planTexts.pickMoved],
  ['TRANSFERRED', planTexts.pickTransferred],
  ['CONSENT_WITHDRAWN', planTexts.pickConsent],
]

const wordTexts: Readonly<Record<Kind, Text>> = {
  REFUSED: planTexts.whatSaid,
  NO_CONTACT: planTexts.whatTried,
  MOVED: planTexts.words,
  TRANSFERRED: planTexts.words,
  CONSENT_WITHDRAWN: planTexts.words,
}

export interface PlanChangeDialogProps {
  readonly citizenId: string
  readonly plan: PlanView
  readonly onClose: () => void
}

/** Tells of a change that concerns every step. When it really happened may lie before now: the computers may have been down. */
export function PlanChangeDialog({ citizenId, plan, onClose }: PlanChangeDialogProps) {
  const t = useText()
  const running = plan.pathways.filter(({ status }) => status === 'running')
  const [kind, setKind] = useState<Kind>('REFUSED')
  const [pathwayIds, setPathwayIds] = useState<readonly string[]>(
    running.length === 1 ? running.map(({ pathwayId }) => pathwayId) : [],
  )
  const [ward, setWard] = useState<ChosenUnit>()
  const [hasConsent, setConsent] = useState('no')
  const [when, setWhen] = useState('now')
  const [day, setDay] = useState(danishToday())
  const [error, setError] = useState<{
    readonly at: 'words' | 'pathways' | 'ward' | 'clock' | 'place'
    text: string
  }>()
  const municipalities = useQuery({ ...municipalitiesQuery, enabled: kind === 'MOVED' })
  const tell = useDeed(tellChangeRoute, {
    touches: [`citizen:${citizenId}`],
    says: t(planTexts.changeTold),
    closes: onClose,
  })
  const errorAt = (at: NonNullable<typeof error>['at']) => (error?.at === at ? error.text : undefined)

  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const written = new FormData(event.currentTarget)
    const text = String(written.get('text') ?? '').trim()
    const happenedAt = when === 'now' ? undefined : momentOf(day, String(written.get('clock') ?? ''))
    if (when !== 'now' && happenedAt === undefined)
      return setError({ at: 'clock', text: t(planTexts.clockWrong) })
    if ((kind === 'REFUSED' || kind === 'NO_CONTACT') && text === '')
      return setError({ at: 'words', text: t(wordTexts[kind]) })
    const common = { text, ...(happenedAt && { happenedAt }) }
    const [pathwayId] = pathwayIds
    if (kind !== 'MOVED' && pathwayId === undefined)
      return setError({ at: 'pathways', text: t(planTexts.pathwayMissing) })
    const toMunicipality = String(written.get('municipality') ?? '')
    if (kind === 'MOVED' && toMunicipality === '')
      return setError({ at: 'place', text: t(planTexts.municipalityMissing) })
    if (kind === 'TRANSFERRED' && ward === undefined)
      return setError({ at: 'ward', text: t(planTexts.unitMissing) })
    tell.does({ params: { citizenId }, body: bodyOf() })

    function bodyOf(): BodyOf<typeof tellChangeRoute> {
      switch (kind) {
        case 'MOVED':
          return {
            kind,
            ...common,
            toMunicipality,
            hasConsent: hasConsent === 'yes',
          }
        case 'TRANSFERRED':
          return { kind, ...common, pathwayId: pathwayId ?? '', toUnitId: ward?.id ?? '' }
        default:
          return { kind, ...common, pathwayIds: [...pathwayIds] }
      }
    }
  }

  return (
    <Dialog title={t(planTexts.somethingChanged)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <RadioGroup
          label={t(planTexts.whatChanged)}
          value={kind}
          onChange={(value) => {
            setKind(value as Kind)
            setError(undefined)
          }}
          options={picks.map(([value, label]) => ({ value, label: t(label) }))}
        />
        {kind === 'MOVED' && (
          <>
            {municipalities.data ? (
              <Select
                name="municipality"
                label={t(planTexts.toMunicipality)}
                error={errorAt('place')}
                options={[
                  { value: '', label: t(planTexts.chooseMunicipality) },
                  ...municipalities.data.map(({ code, name }) => ({ value: code, label: name })),
                ]}
              />
            ) : (
              <Skeleton rows={1} />
            )}
            <RadioGroup
              label={t(planTexts.consentToPass)}
              hint={hasConsent === 'no' ? t(planTexts.consentNoHelp) : undefined}
              value={hasConsent}
              onChange={setConsent}
              options={[
                { value: 'yes', label: t(planTexts.consentYes) },
                { value: 'no', label: t(planTexts.consentNo) },
              ]}
            />
          </>
        )}
        {kind !== 'MOVED' && running.length === 0 && <p>{t(planTexts.noneRunning)}</p>}
        {kind !== 'MOVED' && kind !== 'TRANSFERRED' && running.length > 0 && (
          <CheckboxGroup
            label={t(planTexts.whichPathways)}
            error={errorAt('pathways')}
            values={pathwayIds}
            onChange={setPathwayIds}
            options={running.map(({ pathwayId, programme }) => ({
              value: pathwayId,
              label: t(programme.name),
            }))}
          />
        )}
        {kind === 'TRANSFERRED' && (
          <>
            <RadioGroup
              label={t(planTexts.whichStay)}
              error={errorAt('pathways')}
              value={pathwayIds[0]}
              onChange={(value) => setPathwayIds([value])}
              options={running.map(({ pathwayId, programme }) => ({
                value: pathwayId,
                label: t(programme.name),
              }))}
            />
            <PlanUnitField
              label={t(planTexts.toWard)}
              fits={({ sector, kind: sort }) => sector === 'hospital' && sort !== 'region'}
              error={errorAt('ward')}
              onChoose={setWard}
            />
          </>
        )}
        <TextArea
          name="text"
          label={t(wordTexts[kind])}
          error={errorAt('words')}
          optional={kind !== 'REFUSED' && kind !== 'NO_CONTACT'}
          maxLength={2000}
        />
        <RadioGroup
          label={t(planTexts.when)}
          inRow
          hint={when === 'earlier' ? t(planTexts.earlierHelp) : undefined}
          value={when}
          onChange={setWhen}
          options={[
            { value: 'now', label: t(planTexts.now) },
            { value: 'earlier', label: t(planTexts.earlier) },
          ]}
        />
        {when === 'earlier' && (
          <>
            <Suspense fallback={<Skeleton rows={1} />}>
              <DateField label={t(planTexts.day)} value={day} onChange={setDay} />
            </Suspense>
            <TextField
              name="clock"
              label={t(planTexts.clock)}
              hint={t(planTexts.clockHint)}
              error={errorAt('clock')}
              inputMode="decimal"
              maxLength={5}
            />
          </>
        )}
        <DialogFoot>
          <Button
            look="primary"
            type="submit"
            busy={tell.isBusy}
            whyNot={kind !== 'MOVED' && running.length === 0 ? t(planTexts.noneRunning) : undefined}
          >
            {t(planTexts.tellChange)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

/** A moment by the Danish clock, written as Danes do: 14.05 or 14:05. */
function momentOf(day: string, clock: string): string | undefined {
  const [, hours, minutes] = /^([01]?\d|2[0-3])[.:]([0-5]\d)$/.exec(clock.trim()) ?? []
  if (hours === undefined || minutes === undefined) return undefined
  return momentAt(day as DanishDate, `${hours.padStart(2, '0')}:${minutes}` as ClockTime)
}
