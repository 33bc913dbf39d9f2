import { lazy, Suspense, useState } from 'react'
import type { AssessmentView, RehabPlanView } from '../../../../contract/rehab.ts'
import { functionDomains, qualifierWords } from '../../../../kernel/functioning.ts'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { Card } from '../../../ui/card.tsx'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { Badge } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { WithheldLine } from '../../access/pages/withheld-line.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { FunctionOverTime } from './function-over-time.tsx'
import { FunctionTable } from './function-table.tsx'
import { partySectors } from './rehab-words.ts'
import { deedSaidTexts, deedTexts, rehabTexts } from './texts.ts'

const AssessmentDialog = lazy(() =>
  import('../forms/assessment-dialog.tsx').then((file) => ({ default: file.AssessmentDialog })),
)
const DeedDialog = lazy(() =>
  import('../forms/deed-dialog.tsx').then((file) => ({ default: file.DeedDialog })),
)

type Form = { readonly kind: 'assess'; readonly corrects?: AssessmentView } | { readonly kind: 'settle' }

/** How hospital, municipality and own doctor see the function, where they differ, and how it has gone. */
export function FunctionCard({ citizenId, plan }: { citizenId: string; plan: RehabPlanView }) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const [form, setForm] = useState<Form>()
  const { functioning } = plan
  if (functioning === null)
    return (
      <Card title={t(rehabTexts.functionTitle)} icon="people">
        <WithheldLine />
      </Card>
    )
  const right = (deed: 'assess' | 'settle-difference') => plan.deeds.find((one) => one.deed === deed)
  const assess = right('assess')
  const settle = right('settle-difference')
  const close = () => setForm(undefined)
  const names = functioning.differences.map(({ code }) => t(functionDomains[code]).toLowerCase()).join(', ')
  return (
    <Card
      title={t(rehabTexts.functionTitle)}
      icon="people"
      edge={functioning.differences.length > 0 ? 'warning' : undefined}
      aside={
        !isReadOnly &&
        assess?.may && (
          <Button small icon="edit" onClick={() => setForm({ kind: 'assess' })}>
            {t(rehabTexts.assess)}
          </Button>
        )
      }
    >
      {functioning.differences.length > 0 && (
        <div className="rehab-differs">
          <p>
            <Icon name="warning" /> {t(rehabTexts.differs, { names, owner: plan.owner.name })}
          </p>
          {!isReadOnly && settle && (settle.may || settle.because !== 'rehab-plan-not-yours') && (
            <Button
              small
              look="primary"
              whyNot={settle.may ? undefined : t(refusalTexts[settle.because ?? ''] ?? rehabTexts.difference)}
              onClick={() => setForm({ kind: 'settle' })}
            >
              {t(deedTexts['settle-difference'])}
            </Button>
          )}
        </div>
      )}
      {functioning.assessments.length === 0 ? (
        <p className="muted">{t(rehabTexts.functionNone)}</p>
      ) : (
        <FunctionTable functioning={functioning} />
      )}
      <FunctionOverTime assessments={functioning.assessments} />
      <Settled settlements={functioning.settlements} />
      <AllAssessments
        assessments={functioning.assessments}
        onCorrect={isReadOnly ? undefined : (corrects) => setForm({ kind: 'assess', corrects })}
      />
      <Suspense>
        {form?.kind === 'assess' && (
          <AssessmentDialog citizenId={citizenId} plan={plan} corrects={form.corrects} onClose={close} />
        )}
        {form?.kind === 'settle' && (
          <DeedDialog
            citizenId={citizenId}
            plan={plan}
            deed="settle-difference"
            says={t(deedSaidTexts['settle-difference'])}
            onClose={close}
          />
        )}
      </Suspense>
    </Card>
  )
}

function Settled({ settlements }: Pick<NonNullable<RehabPlanView['functioning']>, 'settlements'>) {
  const t = useText()
  const language = useLanguage()
  if (settlements.length === 0) return null
  return (
    <details>
      <summary>{t(rehabTexts.settledBefore)}</summary>
      <ul className="rehab-lines">
        {settlements.map((one) => (
          <li key={one.settledAt}>
            <span className="muted">{dateAndTime(one.settledAt, language)}</span>{' '}
            {one.codes.map((code) => t(functionDomains[code])).join(', ')}:{' '}
            {one.how === 'aligned' ? t(rehabTexts.aligned) : one.reason}
            {one.by && <span className="muted"> ({one.by.name})</span>}
          </li>
        ))}
      </ul>
    </details>
  )
}

function AllAssessments({
  assessments,
  onCorrect,
}: {
  assessments: readonly AssessmentView[]
  onCorrect: ((assessment: AssessmentView) => void) | undefined
}) {
  const t = useText()
  const language = useLanguage()
  if (assessments.length === 0) return null
  return (
    <details>
      <summary>{t(rehabTexts.allAssessments)}</summary>
      <ul className="rehab-lines">
        {assessments.map((one) => (
          <li key={one.assessmentId}>
            <SectorMark sector={partySectors[one.party]}>
              {one.by.unitName ?? t(rehabTexts[one.party])}
            </SectorMark>{' '}
            <span className="muted">
              {calendarDate(one.assessedOn, language)}, {one.by.name}
            </span>{' '}
            {one.isCorrected && <Badge tone="neutral">{t(rehabTexts.corrected)}</Badge>}
            <p>
              {one.domains
                .map(
                  ({ code, qualifier }) =>
                    `${t(functionDomains[code])}: ${t(qualifierWords[qualifier]).toLowerCase()}`,
                )
                .join('. ')}
              .
            </p>
            {one.correctionReason && <p>{t(rehabTexts.correctionOf, { reason: one.correctionReason })}</p>}
            {onCorrect && one.mayCorrect.may && (
              <Button
                small
                icon="edit"
                aria-label={t(rehabTexts.correctFull, { date: calendarDate(one.assessedOn, language) })}
                onClick={() => onCorrect(one)}
              >
                {t(rehabTexts.correct)}
              </Button>
            )}
          </li>
        ))}
      </ul>
    </details>
  )
}
