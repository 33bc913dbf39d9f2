import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { WardPatientView } from '../../../../contract/stay.ts'
import { useLive } from '../../../app/live.ts'
import { Page } from '../../../app/page.tsx'
import { textOfFault } from '../../../app/refusal-texts.ts'
import { useSession, useUnitId } from '../../../app/session.ts'
import { paths } from '../../../paths.ts'
import { EmptyState, ErrorState, Skeleton, StaleStamp } from '../../../ui/condition.tsx'
import { dateAndTime, yearsOld } from '../../../ui/danish-time.ts'
import { DataTable } from '../../../ui/data-table.tsx'
import { Deadline } from '../../../ui/deadline.tsx'
import { Badge, Count, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { ControlCalls } from '../../oversight/pages/control-calls.tsx'
import { wardQuery } from '../queries.ts'
import { stayStates } from './stay-words.ts'
import { stayTexts } from './texts.ts'

/** The ward's patients now, and those it still answers for after discharge. */
export function WardPage() {
  const t = useText()
  const unitId = useUnitId()
  const { role } = useSession()
  useLive(`ward:${unitId}`)
  const ward = useQuery(wardQuery(unitId))
  const here = ward.data?.filter((patient) => patient.endedAt === null) ?? []
  const gone = ward.data?.filter((patient) => patient.endedAt !== null) ?? []
  return (
    <Page
      title={t(stayTexts.wardTitle, { unit: role?.unitName ?? '' })}
      aside={ward.dataUpdatedAt > 0 && <StaleStamp at={ward.dataUpdatedAt} />}
    >
      <ControlCalls unitId={unitId} />
      {ward.isPending && <Skeleton rows={8} />}
      {ward.isError && (
        <ErrorState onRetry={() => void ward.refetch()}>{t(textOfFault(ward.error))}</ErrorState>
      )}
      {ward.data?.length === 0 && (
        <EmptyState icon="bed" title={t(stayTexts.wardEmpty)}>
          {t(stayTexts.wardEmptyText)}
        </EmptyState>
      )}
      {here.length > 0 && <Patients heading={t(stayTexts.inWard)} patients={here} />}
      {gone.length > 0 && <Patients heading={t(stayTexts.afterDischarge)} patients={gone} />}
    </Page>
  )
}

function Patients({ heading, patients }: { heading: string; patients: readonly WardPatientView[] }) {
  const t = useText()
  const language = useLanguage()
  const areGone = patients.some(({ windowUntil }) => windowUntil !== null)
  return (
    <section className="stack-tight">
      <h2>
        {heading} <Count n={patients.length} />
      </h2>
      <DataTable
        name={heading}
        rows={patients}
        rowKey={(patient) => patient.stayId}
        hasRowHelp
        columns={[
          {
            id: 'name',
            header: t(stayTexts.patient),
            isRowHeader: true,
            width: '26%',
            cell: (patient) => <PatientLink patient={patient} />,
          },
          { id: 'age', header: t(stayTexts.age), width: '7%', align: 'end', cell: ageOf },
          {
            id: 'status',
            header: t(stayTexts.status),
            width: '20%',
            cell: (patient) => <Standing patient={patient} />,
          },
          { id: 'place', header: t(stayTexts.place), cell: (patient) => patient.place.name },
          {
            id: 'expected',
            header: t(stayTexts.expected),
            width: '16%',
            cell: (patient) => <Expected patient={patient} />,
          },
          {
            id: 'since',
            header: t(areGone ? stayTexts.answersUntil : stayTexts.since),
            width: '20%',
            cell: (patient) =>
              areGone ? (
                <Deadline dueAt={patient.windowUntil ?? undefined} />
              ) : (
                dateAndTime(patient.startedAt, language)
              ),
          },
        ]}
        card={(patient) => (
          <div className="stack-tight">
            <PatientLink patient={patient} />
            <Standing patient={patient} />
            <span>{patient.place.name}</span>
            {patient.endedAt === null && (
              <span>
                {t(stayTexts.expected)}: <Expected patient={patient} />
              </span>
            )}
            {patient.windowUntil ? (
              <Deadline dueAt={patient.windowUntil} />
            ) : (
              <span className="muted">{dateAndTime(patient.startedAt, language)}</span>
            )}
          </div>
        )}
      />
    </section>
  )
}

function ageOf(patient: WardPatientView): string {
  return patient.birthDate === null ? '' : String(yearsOld(patient.birthDate))
}

function PatientLink({ patient }: { patient: WardPatientView }) {
  const t = useText()
  return (
    <Link to={paths.citizen} params={{ citizenId: patient.citizenId }}>
      {patient.name ?? t(stayTexts.nameless)}
    </Link>
  )
}

function Standing({ patient }: { patient: WardPatientView }) {
  const t = useText()
  const { tone, text } = stayStates[patient.status]
  return (
    <span className="row">
      <State tone={tone}>{t(text)}</State>
      {patient.isAttentionNeeded && <Badge tone="warning">{t(stayTexts.attentionShort)}</Badge>}
    </span>
  )
}

/** When the patient is expected to go home; a gap is said, because the municipality waits for it. */
function Expected({ patient }: { patient: WardPatientView }) {
  const t = useText()
  const language = useLanguage()
  if (patient.endedAt !== null) return null
  return patient.expectedDischargeAt === null ? (
    <span className="muted">{t(stayTexts.notExpected)}</span>
  ) : (
    dateAndTime(patient.expectedDischargeAt, language)
  )
}
