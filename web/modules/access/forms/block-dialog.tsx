import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { type BlockView, setBlockForRoute, setMyBlockRoute } from '../../../../contract/access-will.ts'
import { useDeed } from '../../../app/deed.tsx'
import { textOfFault } from '../../../app/fault-text.ts'
import { functionText } from '../../../app/roles.ts'
import { Button } from '../../../ui/button.tsx'
import { ErrorState, Skeleton } from '../../../ui/condition.tsx'
import { danishToday, dateAndTime } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { Dialog, DialogFoot } from '../../../ui/dialog.tsx'
import { Checkbox, RadioGroup, SearchField } from '../../../ui/fields.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { useActingFor, useWillTexts } from '../acting-for.ts'
import { willTexts } from '../pages/will-texts.ts'
import { blockChoicesQuery, unitsToBlockQuery } from '../will-queries.ts'

type Target = BlockView['target']

export interface BlockDialogProps {
  readonly citizenId: string
  readonly onClose: () => void
}

/** The citizen says no: to a unit, a person, a period, a source or everything. */
export function BlockDialog({ citizenId, onClose }: BlockDialogProps) {
  const t = useText()
  const willTexts = useWillTexts()
  const isForAnother = useActingFor() !== undefined
  const [target, setTarget] = useState<Target>('unit')
  const [unitId, setUnitId] = useState<string>()
  const [personId, setPersonId] = useState<string>()
  const [dataFrom, setDataFrom] = useState(danishToday())
  const [dataTo, setDataTo] = useState(danishToday())
  const [error, setError] = useState<string>()
  const told = {
    touches: [`citizen:${citizenId}`],
    says: t(willTexts.blocked),
    closes: onClose,
  } as const
  const own = useDeed(setMyBlockRoute, told)
  const others = useDeed(setBlockForRoute, told)

  const aimOf = () => {
    switch (target) {
      case 'person':
        return personId === undefined ? undefined : { target, personId }
      case 'unit':
      case 'source':
        return unitId === undefined ? undefined : { target, unitId }
      case 'period':
        return { target, dataFrom, dataTo }
      case 'everything':
        return { target }
    }
  }
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const aim = aimOf()
    if (aim === undefined) return setError(t(willTexts.chooseFirst))
    const doesKeepAlerts = new FormData(event.currentTarget).get('alerts') === 'on'
    if (isForAnother) others.does({ params: { citizenId }, body: { aim, doesKeepAlerts } })
    else own.does({ body: { aim, doesKeepAlerts } })
  }

  return (
    <Dialog title={t(willTexts.addBlock)} isOpen onClose={onClose}>
      <form className="form" onSubmit={send} noValidate>
        <RadioGroup
          label={t(willTexts.blockWhat)}
          value={target}
          onChange={(value) => {
            setTarget(value as Target)
            setError(undefined)
          }}
          options={[
            { value: 'unit', label: t(willTexts.chooseUnit) },
            { value: 'person', label: t(willTexts.choosePerson) },
            { value: 'period', label: t(willTexts.choosePeriod) },
            { value: 'source', label: t(willTexts.chooseSource) },
            { value: 'everything', label: t(willTexts.chooseEverything) },
          ]}
        />
        {(target === 'unit' || target === 'source') && (
          <UnitChoice
            citizenId={citizenId}
            label={t(target === 'unit' ? willTexts.whichUnit : willTexts.whichSource)}
            value={unitId}
            onChange={setUnitId}
          />
        )}
        {target === 'person' && (
          <PersonChoice citizenId={citizenId} value={personId} onChange={setPersonId} />
        )}
        {target === 'period' && (
          <>
            <DateField label={t(willTexts.fromDay)} value={dataFrom} onChange={setDataFrom} />
            <DateField label={t(willTexts.toDay)} value={dataTo} onChange={setDataTo} />
          </>
        )}
        {target === 'everything' && <p>{t(willTexts.everythingText)}</p>}
        <Checkbox name="alerts" defaultChecked label={t(willTexts.keepAlerts)} />
        {error && (
          <p className="field-error" role="alert">
            {error}
          </p>
        )}
        <DialogFoot>
          <Button look="primary" type="submit" busy={own.isBusy || others.isBusy}>
            {t(willTexts.block)}
          </Button>
        </DialogFoot>
      </form>
    </Dialog>
  )
}

interface ChoiceProps {
  readonly citizenId: string
  readonly value: string | undefined
  readonly onChange: (id: string) => void
}

/** Units that have the citizen or have looked come first; any other can be searched for. */
function UnitChoice({ citizenId, label, value, onChange }: ChoiceProps & { label: string }) {
  const t = useText()
  const [search, setSearch] = useState('')
  const asked = useDeferredValue(search.trim())
  const choices = useQuery(blockChoicesQuery(citizenId, useActingFor() !== undefined))
  const found = useQuery(unitsToBlockQuery(asked))
  if (choices.isPending) return <Skeleton rows={3} />
  if (choices.isError)
    return <ErrorState onRetry={() => void choices.refetch()}>{t(textOfFault(choices.error))}</ErrorState>
  const shown = asked.length >= 2 ? (found.data ?? []) : choices.data.units
  return (
    <>
      <SearchField
        name={t(willTexts.searchUnit)}
        placeholder={t(willTexts.searchUnitHint)}
        value={search}
        onChange={(event) => setSearch(event.target.value)}
        autoComplete="off"
      />
      {asked.length >= 2 && found.data?.length === 0 && <p className="muted">{t(willTexts.noUnits)}</p>}
      <div className="unit-choices">
        <RadioGroup
          label={label}
          value={value}
          onChange={onChange}
          options={shown.map(({ id, name, partyName }) => ({
            value: id,
            label: name.includes(partyName) ? name : `${name}, ${partyName}`,
          }))}
        />
      </div>
    </>
  )
}

function PersonChoice({ citizenId, value, onChange }: ChoiceProps) {
  const t = useText()
  const willTexts = useWillTexts()
  const language = useLanguage()
  const choices = useQuery(blockChoicesQuery(citizenId, useActingFor() !== undefined))
  if (choices.isPending) return <Skeleton rows={3} />
  if (choices.isError)
    return <ErrorState onRetry={() => void choices.refetch()}>{t(textOfFault(choices.error))}</ErrorState>
  const { people } = choices.data
  if (people.length === 0) return <p className="muted">{t(willTexts.noPersons)}</p>
  return (
    <div className="unit-choices">
      <RadioGroup
        label={t(willTexts.whichPerson)}
        hint={t(willTexts.whichPersonHint)}
        value={value}
        onChange={onChange}
        options={people.map((person) => {
          const work = person.function === null ? undefined : functionText(person.function)
          return {
            value: person.personId,
            label: [work && t(work), person.unit?.name, dateAndTime(person.lastLookedAt, language)]
              .filter(Boolean)
              .join(', '),
          }
        })}
      />
    </div>
  )
}
