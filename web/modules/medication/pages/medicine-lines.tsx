import type { MedicineEntryView, MedicineRowView } from '../../../../contract/medication.ts'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import { Button } from '../../../ui/button.tsx'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { type Column, DataTable } from '../../../ui/data-table.tsx'
import { Badge, Count, State } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { useReadOnly } from '../../access/read-only.ts'
import { caveTexts } from './cave-texts.ts'
import { namesOf } from './cave-words.ts'
import { groupLines, type LineGroup, mayContinue } from './line-groups.ts'
import { LineStatus } from './line-status.tsx'
import { differenceTexts, highRiskTexts, pharmaceuticalForms, statusTexts } from './medicine-words.ts'
import { medicineTexts } from './texts.ts'

const groupTexts: Readonly<Record<LineGroup, Text>> = {
  'to-settle': medicineTexts.toSettle,
  changed: medicineTexts.changed,
  same: medicineTexts.same,
}

export interface MedicineLinesProps {
  readonly rows: readonly MedicineRowView[]
  /** Whether a stay has given the list more than a now. */
  readonly isReconciled: boolean
  readonly onDecide: (rowKey: string) => void
  /** Several lines go on as before. */
  readonly onContinue: () => void
}

/** The lists side by side, line by line: what must be settled first, then what changed, then the rest. */
export function MedicineLines({ rows, isReconciled, onDecide, onContinue }: MedicineLinesProps) {
  const t = useText()
  const isReadOnly = useReadOnly()
  const maySomeBeDecided = !isReadOnly && rows.some(({ mayDecide }) => mayDecide.may)
  const columns: readonly Column<MedicineRowView>[] = [
    {
      id: 'name',
      header: t(medicineTexts.medicine),
      isRowHeader: true,
      width: '19%',
      cell: (row) => <Name row={row} />,
    },
    ...(isReconciled
      ? [
          {
            id: 'before',
            header: t(medicineTexts.before),
            width: '16%',
            cell: (row: MedicineRowView) => <Doses entries={row.before} />,
          },
          {
            id: 'discharge',
            header: t(medicineTexts.atDischarge),
            width: '16%',
            cell: (row: MedicineRowView) => <AtDischarge row={row} />,
          },
        ]
      : []),
    {
      id: 'now',
      header: t(medicineTexts.current),
      ...(isReconciled && { width: '16%' }),
      cell: (row) => <Now row={row} />,
    },
    ...(isReconciled
      ? [
          {
            id: 'status',
            header: t(medicineTexts.happened),
            cell: (row: MedicineRowView) => <Decision row={row} />,
          },
        ]
      : []),
    ...(maySomeBeDecided
      ? [
          {
            id: 'decide',
            header: t(medicineTexts.actions),
            width: '7rem',
            cell: (row: MedicineRowView) => <Decide row={row} onDecide={onDecide} />,
          },
        ]
      : []),
  ]
  return (
    <div className="stack medicine-lines" data-decides={maySomeBeDecided || undefined}>
      {groupLines(rows).map(([group, lines]) => (
        <section className="stack-tight" key={group}>
          <div className="row row-between">
            <h3>
              {t(groupTexts[group])} <Count n={lines.length} />
            </h3>
            {group === 'to-settle' && !isReadOnly && (
              <ContinueUnchanged lines={lines} onContinue={onContinue} />
            )}
          </div>
          <DataTable
            name={t(groupTexts[group])}
            rows={lines}
            rowKey={(row) => row.rowKey}
            columns={columns}
            card={(row) => <LineCard row={row} isReconciled={isReconciled} onDecide={onDecide} />}
          />
        </section>
      ))}
    </div>
  )
}

function ContinueUnchanged({ lines, onContinue }: ContinueUnchangedProps) {
  const t = useText()
  const n = lines.filter(mayContinue).length
  if (n < 2) return null
  return (
    <Button small onClick={onContinue}>
      {t(medicineTexts.continueMany, { n })}
    </Button>
  )
}

interface ContinueUnchangedProps {
  readonly lines: readonly MedicineRowView[]
  readonly onContinue: () => void
}

function Name({ row }: { row: MedicineRowView }) {
  const t = useText()
  const entries = [...row.now, ...row.discharge, ...row.before]
  const indication = entries.find((entry) => entry.indication !== '')?.indication
  return (
    <span className="medicine-name">
      <span>
        <b>{row.name}</b> <span className="muted">{t(pharmaceuticalForms[row.form])}</span>
      </span>
      {indication && <span className="muted small">{indication}</span>}
      {row.cave.length > 0 && (
        <Badge tone="danger">{t(caveTexts.against, { names: namesOf(row.cave) })}</Badge>
      )}
      {row.highRisk && (
        <span className="row medicine-risk">
          <Badge tone="warning">{t(medicineTexts.highRisk)}</Badge>
          <span className="small">{t(highRiskTexts[row.highRisk])}</span>
        </span>
      )}
      {row.now.some(({ isDoseDispensed }) => isDoseDispensed) && (
        <span className="small">{t(medicineTexts.dispensed)}</span>
      )}
    </span>
  )
}

interface DosesProps {
  readonly entries: readonly MedicineEntryView[]
  /** What it was before: what differs from it stands out. */
  readonly against?: readonly MedicineEntryView[]
  /** How it is taken and until when, which is said of the list in force only. */
  readonly isWhole?: boolean
}

/** The doses of one list, with the strength under each. */
function Doses({ entries, against, isWhole = false }: DosesProps) {
  const t = useText()
  const language = useLanguage()
  if (entries.length === 0)
    return (
      <span className="muted">
        <span aria-hidden="true">–</span>
        <span className="visually-hidden">{t(medicineTexts.notOnList)}</span>
      </span>
    )
  return (
    <ul className="medicine-doses">
      {entries.map((entry) => (
        <li key={entry.orderId ?? entry.strength}>
          <span className={isOther(entry, against, 'doseText') ? 'strong' : undefined}>
            {t(entry.doseText)}
          </span>
          <span className={isOther(entry, against, 'strength') ? 'small strong' : 'muted small'}>
            {entry.strength}
          </span>
          {isWhole && entry.instruction && <span className="muted small">{entry.instruction}</span>}
          {isWhole && entry.stopOn && (
            <span className="small">
              {t(medicineTexts.stopsOn, { date: calendarDate(entry.stopOn, language) })}
            </span>
          )}
          {entry.isPaused && (
            <State tone="warning">
              {entry.pausedUntil === null
                ? t(medicineTexts.onPause)
                : t(medicineTexts.onPauseUntil, { date: calendarDate(entry.pausedUntil, language) })}
            </State>
          )}
        </li>
      ))}
    </ul>
  )
}

/** What the hospital sends home; nothing is said as long as it has not decided. */
function AtDischarge({ row }: { row: MedicineRowView }) {
  const t = useText()
  if (!row.isDischargeDecided) return <span className="muted">{t(medicineTexts.dischargeOpen)}</span>
  return <Doses entries={row.discharge} against={row.before} />
}

/** Whether none of the entries it is held against has the same dose, or the same strength. */
function isOther(
  entry: MedicineEntryView,
  against: readonly MedicineEntryView[] | undefined,
  part: 'doseText' | 'strength',
): boolean {
  if (against === undefined) return false
  const of = (each: MedicineEntryView) => (part === 'strength' ? each.strength : each.doseText.da)
  return !against.some((other) => of(other) === of(entry))
}

/** Whether all three lists say the same, so that saying it once is enough where room is short. */
function isSameThroughout({ before, discharge, now, isDischargeDecided }: MedicineRowView): boolean {
  const words = [before, ...(isDischargeDecided ? [discharge] : []), now].map((entries) =>
    entries.map((entry) => `${entry.strength} ${entry.doseText.da} ${entry.isPaused}`).join('+'),
  )
  return new Set(words).size === 1
}

/** What the medicine card says, and beneath it what the municipality gives when that is something else. */
function Now({ row }: { row: MedicineRowView }) {
  const t = useText()
  const { difference } = row
  return (
    <>
      <Doses isWhole entries={row.now} against={row.isDischargeDecided ? row.discharge : row.before} />
      {difference && difference.status !== 'solved' && (
        <State tone={difference.isHighRisk ? 'danger' : 'warning'}>
          {t(differenceTexts[difference.kind])}
        </State>
      )}
    </>
  )
}

/** What was decided, why, by whom and when, who follows up, and whether the medicine card has it. */
function Decision({ row }: { row: MedicineRowView }) {
  const t = useText()
  const language = useLanguage()
  const { decidedBy, decidedAt, followUp, reason, card } = row
  const because = card.because === null ? undefined : refusalTexts[card.because]
  return (
    <span className="medicine-decision">
      <LineStatus status={row.status} pausedUntil={row.pausedUntil} />
      {!row.isDecided && row.proposed !== null && row.proposed !== row.status && (
        <span className="muted small">
          {t(medicineTexts.proposed, { status: t(statusTexts[row.proposed]) })}
        </span>
      )}
      {reason && <span>{reason}</span>}
      {row.caveReason && <span>{t(caveTexts.givenAllTheSame, { reason: row.caveReason })}</span>}
      {decidedBy && decidedAt && (
        <span className="muted small">
          {t(medicineTexts.decidedBy, { name: decidedBy.name, when: dateAndTime(decidedAt, language) })}
        </span>
      )}
      {followUp && (
        <span className="small">
          {followUp.on === null
            ? t(medicineTexts.followUp, followUp)
            : t(medicineTexts.followUpOn, {
                by: followUp.by,
                what: followUp.what,
                date: calendarDate(followUp.on, language),
              })}
        </span>
      )}
      {followUp?.askedOf && (
        <span className="muted small">{t(medicineTexts.followUpTask, { unit: followUp.askedOf })}</span>
      )}
      {card.status === 'waiting' && <State tone="neutral">{t(medicineTexts.cardWaiting)}</State>}
      {card.status === 'refused' && <State tone="danger">{t(medicineTexts.cardRefused)}</State>}
      {because && <span className="small">{t(because)}</span>}
    </span>
  )
}

function Decide({ row, onDecide }: { row: MedicineRowView; onDecide: (rowKey: string) => void }) {
  const t = useText()
  if (useReadOnly() || !row.mayDecide.may) return null
  const words = row.isDecided
    ? [medicineTexts.change, medicineTexts.changeFull]
    : [medicineTexts.decide, medicineTexts.decideFull]
  const [short, full] = words as [Text, typeof medicineTexts.decideFull]
  return (
    <Button
      small
      look={row.status === 'unclear' ? 'plain' : 'quiet'}
      aria-label={t(full, { name: row.name })}
      onClick={() => onDecide(row.rowKey)}
    >
      {t(short)}
    </Button>
  )
}

interface LineCardProps {
  readonly row: MedicineRowView
  readonly isReconciled: boolean
  readonly onDecide: (rowKey: string) => void
}

/** The same line on a phone: the name, what was decided, and the lists beneath each other. */
function LineCard({ row, isReconciled, onDecide }: LineCardProps) {
  const t = useText()
  return (
    <div className="stack-tight">
      <Name row={row} />
      {isReconciled && <Decision row={row} />}
      <dl className="medicine-lists">
        {isReconciled && !isSameThroughout(row) && (
          <>
            <dt>{t(medicineTexts.before)}</dt>
            <dd>
              <Doses entries={row.before} />
            </dd>
            <dt>{t(medicineTexts.atDischarge)}</dt>
            <dd>
              <AtDischarge row={row} />
            </dd>
          </>
        )}
        <dt>{t(medicineTexts.current)}</dt>
        <dd>
          <Now row={row} />
        </dd>
      </dl>
      <div>
        <Decide row={row} onDecide={onDecide} />
      </div>
    </div>
  )
}
