import './ward.css'
import { Link } from '@tanstack/react-router'
import type { OwedView, WardPatientView } from '../../../../contract/stay.ts'
import { paths } from '../../../paths.ts'
import { dateAndTime, yearsOld } from '../../../ui/danish-time.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Deadline } from '../../../ui/deadline.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import type { WardView } from '../views.ts'
import { stayStates } from './stay-words.ts'
import { stayTexts } from './texts.ts'

/** Patients in a table; on a phone as cards. */
export function WardPatients(props: {
  readonly name: string
  readonly patients: readonly WardPatientView[]
  readonly view: WardView
}) {
  const { name, patients, view } = props
  const t = useText()
  const columns: Column<WardPatientView>[] = [
    {
      id: 'name',
      header: t(stayTexts.patient),
      isRowHeader: true,
      width: '22%',
      cell: (patient) => <PatientLink patient={patient} />,
    },
    { id: 'age', header: t(stayTexts.age), width: '6%', align: 'end', cell: ageOf },
    {
      id: 'status',
      header: t(stayTexts.status),
      width: '16%',
      cell: (patient) => <Standing patient={patient} />,
    },
    { id: 'place', header: t(stayTexts.place), width: '18%', cell: (patient) => patient.place.name },
    {
      id: 'when',
      header: t(whenTexts[view]),
      width: '16%',
      cell: (patient) => <When patient={patient} view={view} />,
    },
    { id: 'missing', header: t(stayTexts.missing), cell: (patient) => <Missing owed={patient.missing} /> },
  ]
  return (
    <DataTable
      name={name}
      rows={patients}
      rowKey={(patient) => patient.stayId}
      hasRowHelp
      columns={columns}
      card={(patient) => (
        <div className="stack-tight">
          <span className="ward-card-top">
            <PatientLink patient={patient} />
            <Standing patient={patient} />
          </span>
          <span className="muted">{patient.place.name}</span>
          <span>
            {t(whenTexts[view])}: <When patient={patient} view={view} />
          </span>
          <Missing owed={patient.missing} />
        </div>
      )}
    />
  )
}

const whenTexts = {
  inde: stayTexts.expected,
  idag: stayTexts.home,
  faerdige: stayTexts.finishedFor,
  efter: stayTexts.answersUntil,
} as const satisfies Record<WardView, unknown>

function When({ patient, view }: { patient: WardPatientView; view: WardView }) {
  const t = useText()
  const language = useLanguage()
  const { endedAt, expectedDischargeAt, finishedDays, windowUntil } = patient
  switch (view) {
    case 'inde':
      // A gap is said, because the municipality waits for it.
      return expectedDischargeAt === null ? (
        <span className="muted">{t(patient.withheld ? stayTexts.notShown : stayTexts.notExpected)}</span>
      ) : (
        dateAndTime(expectedDischargeAt, language)
      )
    case 'idag':
      return endedAt === null
        ? dateAndTime(expectedDischargeAt ?? '', language)
        : t(stayTexts.wentHome, { when: dateAndTime(endedAt, language) })
    case 'faerdige':
      return finishedDays === 0
        ? t(stayTexts.finishedToday)
        : t(stayTexts.finishedDays, { n: finishedDays ?? 0 })
    case 'efter':
      return <Deadline dueAt={windowUntil ?? undefined} />
  }
}

/** What the reader's own units still owe: the two due first, and how many more. */
function Missing({ owed }: { owed: readonly OwedView[] | null }) {
  const t = useText()
  if (owed === null) return <span className="muted">{t(stayTexts.notShown)}</span>
  if (owed.length === 0) return <State tone="success">{t(stayTexts.nothingMissing)}</State>
  const more = owed.length - 2
  return (
    <ul className="ward-missing">
      {owed.slice(0, 2).map(({ taskId, title, isLate }) => (
        <li key={taskId}>{isLate ? <State tone="danger">{t(title)}</State> : t(title)}</li>
      ))}
      {more > 0 && <li className="muted">{t(stayTexts.andMore, { n: more })}</li>}
    </ul>
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
