import './access.css'
import { useMutation, useQuery } from '@tanstack/react-query'
import { type FormEvent, useDeferredValue, useState } from 'react'
import { type ExplanationView, findAccessPeopleRoute } from '../../../../contract/access.ts'
import { explainAccessRoute } from '../../../../contract/citizen-explanation.ts'
import { type AccessPurpose, type DataKind, dataKinds } from '../../../../kernel/access-words.ts'
import { call } from '../../../app/api.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { functionText } from '../../../app/roles.ts'
import { Button } from '../../../ui/button.tsx'
import { danishToday } from '../../../ui/danish-time.ts'
import { DateField } from '../../../ui/date-field.tsx'
import { RadioGroup, Select, TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { copenhagenInstant } from './copenhagen-instant.ts'
import { explainTexts, purposeTexts } from './explain-texts.ts'
import { Explanation } from './explanation.tsx'
import { dataKindTexts } from './texts.ts'

const purposes = Object.keys(purposeTexts) as AccessPurpose[]

/** "Could X see Y on that day, and why": for those who control look-ups, of people of their own party. */
export function CouldSee() {
  const t = useText()
  const [name, setName] = useState('')
  const [roleId, setRoleId] = useState<string>()
  const [day, setDay] = useState(danishToday())
  const [errors, setErrors] = useState<{ person?: string; number?: string; time?: string; reason?: string }>(
    {},
  )
  const asked = useDeferredValue(name.trim())
  const people = useQuery({
    queryKey: ['access-people', asked, day],
    enabled: asked.length >= 2,
    queryFn: async ({ signal }) =>
      (await call(findAccessPeopleRoute, { body: { name: asked, on: day } }, { signal })).people,
  })
  const explain = useMutation({
    mutationFn: (body: Parameters<typeof call<typeof explainAccessRoute>>[1]['body']) =>
      call(explainAccessRoute, { body }),
  })
  const send = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const said = (field: string) => String(form.get(field) ?? '').trim()
    const person = people.data?.find((one) => one.roleId === roleId)
    const at = copenhagenInstant(day, said('time'))
    const faults = {
      ...(person === undefined && { person: t(explainTexts.missing) }),
      ...(said('number') === '' && { number: t(explainTexts.missing) }),
      ...(at === undefined && { time: t(explainTexts.timeWrong) }),
      ...(said('reason').length < 10 && { reason: t(explainTexts.reasonHint) }),
    }
    setErrors(faults)
    if (person === undefined || at === undefined || Object.keys(faults).length > 0) return
    explain.mutate({
      personId: person.personId,
      roleId: person.roleId,
      number: said('number'),
      kind: said('kind') as DataKind,
      purpose: said('purpose') as AccessPurpose,
      reason: said('reason'),
      // A moment still to come cannot be asked about; today at this time means now.
      at: at > new Date().toISOString() ? new Date().toISOString() : at,
    })
  }
  return (
    <>
      <p>{t(explainTexts.intro)}</p>
      <form className="form card card-body" onSubmit={send} noValidate>
        <DateField label={t(explainTexts.day)} value={day} onChange={setDay} />
        <TextField
          name="time"
          label={t(explainTexts.time)}
          hint={t(explainTexts.timeHint)}
          error={errors.time}
          defaultValue="12.00"
          inputMode="numeric"
          maxLength={5}
        />
        <TextField
          name="person"
          label={t(explainTexts.person)}
          hint={t(explainTexts.personHint)}
          error={errors.person}
          value={name}
          onChange={(event) => setName(event.target.value)}
          autoComplete="off"
          maxLength={100}
        />
        {people.data?.length === 0 && <p className="muted">{t(explainTexts.nobody)}</p>}
        {people.data && people.data.length > 0 && (
          <RadioGroup
            label={t(explainTexts.choosePerson)}
            value={roleId}
            onChange={setRoleId}
            options={people.data.map((one) => {
              const work = functionText(one.function)
              return {
                value: one.roleId,
                label: [one.name, work && t(work), one.unitName].filter(Boolean).join(', '),
              }
            })}
          />
        )}
        <TextField
          name="number"
          label={t(explainTexts.number)}
          error={errors.number}
          inputMode="numeric"
          autoComplete="off"
          spellCheck={false}
          maxLength={11}
        />
        <Select
          name="kind"
          label={t(explainTexts.kind)}
          defaultValue="PLAN"
          options={dataKinds
            .filter((kind) => kind !== 'AGG')
            .map((kind) => ({ value: kind, label: t(dataKindTexts[kind]) }))}
        />
        <Select
          name="purpose"
          label={t(explainTexts.purpose)}
          defaultValue="treatment"
          options={purposes.flatMap((value) => {
            const text = purposeTexts[value]
            return text ? [{ value, label: t(text) }] : []
          })}
        />
        <TextField
          name="reason"
          label={t(explainTexts.reason)}
          hint={t(explainTexts.reasonHint)}
          error={errors.reason}
          maxLength={2_000}
        />
        <div className="buttons">
          <Button look="primary" type="submit" icon="search" busy={explain.isPending}>
            {t(explainTexts.ask)}
          </Button>
        </div>
        {explain.isError && (
          <p className="field-error" role="alert">
            {t(textOfFault(explain.error))}
          </p>
        )}
      </form>
      {explain.data && <Explanation explanation={explain.data satisfies ExplanationView} />}
    </>
  )
}
