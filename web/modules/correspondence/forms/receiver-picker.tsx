import '../pages/correspondence.css'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useDeferredValue, useId, useState } from 'react'
import type { CorrespondenceReceiverView } from '../../../../contract/correspondence.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { sectorOf } from '../../../app/sectors.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { SearchField } from '../../../ui/fields.tsx'
import { Icon } from '../../../ui/icon.tsx'
import { SectorMark } from '../../../ui/sector-mark.tsx'
import { Badge } from '../../../ui/state.tsx'
import { type Text, useText } from '../../../ui/text.tsx'
import { unitQuery } from '../../organisation/queries.ts'
import { useUnits } from '../../organisation/use-units.ts'
import { receiversQuery } from '../queries.ts'
import { writeTexts } from './texts.ts'

export type Receiver = CorrespondenceReceiverView

const reasons: Readonly<Record<NonNullable<Receiver['because']>, Text>> = {
  'own-doctor': writeTexts.ownDoctor,
  'home-nursing': writeTexts.homeNursing,
  stay: writeTexts.stay,
  'wrote-before': writeTexts.wroteBefore,
}

export interface ReceiverPickerProps {
  readonly citizenId: string
  readonly chosen: Receiver | undefined
  readonly onChoose: (receiver: Receiver | undefined) => void
  readonly error: string | undefined
}

/** Whom the letter is for: those involved with the citizen first, each with why; any other by a search. */
export function ReceiverPicker({ citizenId, chosen, onChoose, error }: ReceiverPickerProps) {
  const t = useText()
  const [words, setWords] = useState('')
  const asked = useDeferredValue(words.trim())
  const found = useQuery({ ...receiversQuery(citizenId, asked), placeholderData: keepPreviousData })
  const { units } = useUnits((found.data ?? []).map(({ unitId }) => unitId))
  const legend = useId()
  if (chosen)
    return (
      <div className="receiver-chosen">
        <span className="strong">{t(writeTexts.receiver)}</span>
        <div className="row">
          <SectorMark sector={sectorOf(units.get(chosen.unitId)?.sector ?? '')}>{chosen.name}</SectorMark>
          <Whereabouts receiver={chosen} />
          <Button small onClick={() => onChoose(undefined)}>
            {t(writeTexts.change)}
          </Button>
        </div>
        <NotAcute unitId={chosen.unitId} />
      </div>
    )
  return (
    <fieldset className="choices" aria-labelledby={legend}>
      <legend id={legend}>{t(writeTexts.receiver)}</legend>
      <p className="field-hint receiver-hint">{t(writeTexts.receiverHint)}</p>
      <SearchField
        name={t(writeTexts.search)}
        value={words}
        onChange={(event) => setWords(event.target.value)}
        autoComplete="off"
      />
      {error && (
        <p className="field-error" role="alert">
          <Icon name="warning" size={16} />
          {error}
        </p>
      )}
      {found.isPending && <Skeleton rows={3} />}
      {found.isError && (
        <ErrorState onRetry={() => void found.refetch()}>{t(textOfFault(found.error))}</ErrorState>
      )}
      {found.data?.length === 0 && (
        <p className="muted">{t(asked === '' ? writeTexts.noneSuggested : writeTexts.noneFits)}</p>
      )}
      <ul className="receiver-list">
        {found.data?.map((receiver) => (
          <li key={receiver.unitId}>
            <ReceiverChoice
              receiver={receiver}
              sector={units.get(receiver.unitId)?.sector}
              onChoose={() => onChoose(receiver)}
            />
          </li>
        ))}
      </ul>
    </fieldset>
  )
}

interface ReceiverChoiceProps {
  readonly receiver: Receiver
  readonly sector: string | undefined
  readonly onChoose: () => void
}

function ReceiverChoice({ receiver, sector, onChoose }: ReceiverChoiceProps) {
  const t = useText()
  const id = useId()
  const { name, because, way, mayBeTold } = receiver
  const whyNot = way === 'none' ? t(writeTexts.wayNone) : mayBeTold ? undefined : t(writeTexts.mayNotBeTold)
  return (
    <button
      type="button"
      className="receiver"
      aria-disabled={whyNot !== undefined || undefined}
      aria-describedby={whyNot && id}
      onClick={whyNot === undefined ? onChoose : undefined}
    >
      <span className="receiver-name">
        <SectorMark sector={sectorOf(sector ?? '')}>{name}</SectorMark>
        {because && <Badge tone="info">{t(reasons[because])}</Badge>}
      </span>
      <Whereabouts receiver={receiver} />
      {whyNot && (
        <span className="receiver-why-not small" id={id}>
          <Icon name="info" size={16} />
          {whyNot}
        </span>
      )}
    </button>
  )
}

/** What it belongs to, when that is not its own name, and whether the letter leaves the house. */
function Whereabouts({ receiver: { name, party, way } }: { receiver: Receiver }) {
  const t = useText()
  const words = [party !== name && party, way === 'outside' && t(writeTexts.wayOutside)].filter(Boolean)
  return words.length > 0 && <span className="muted small">{words.join(', ')}</span>
}

/** A letter may wait for hours: what cannot wait is phoned, and here is the number. */
export function NotAcute({ unitId }: { unitId: string | null }) {
  const t = useText()
  const unit = useQuery({ ...unitQuery(unitId ?? ''), enabled: unitId !== null }).data
  const phone = unit?.dutyPhone ?? unit?.phone
  return (
    <p className="not-acute small">
      <Icon name="phone" size={16} />
      {phone ? (
        <>
          {t(writeTexts.notAcuteCall)} <a href={`tel:${phone.replaceAll(' ', '')}`}>{phone}</a>
        </>
      ) : (
        t(writeTexts.notAcute)
      )}
    </p>
  )
}
