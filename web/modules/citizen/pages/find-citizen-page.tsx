import { useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import { searchCitizenRoute } from '../../../../contract/citizen.ts'
import { call, Refused } from '../../../app/api.ts'
import { textOfFault } from '../../../app/fault-text.ts'
import { Page } from '../../../app/page.tsx'
import { paths } from '../../../paths.ts'
import { Button } from '../../../ui/button.tsx'
import { TextField } from '../../../ui/fields.tsx'
import { useText } from '../../../ui/text.tsx'
import { RefusedWays } from '../../access/pages/staff-refused-ways.tsx'
import { citizenQuery } from '../queries.ts'
import { citizenTexts } from './texts.ts'

/** Finds one citizen by number. The number travels in the body and stands nowhere else. */
export function FindCitizenPage() {
  const t = useText()
  const navigate = useNavigate()
  const queryClient = useQueryClient()
  const [error, setError] = useState<string>()
  const [isBusy, setBusy] = useState(false)
  const [refused, setRefused] = useState<{ number: string; by: Refused }>()

  const find = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const number = String(new FormData(event.currentTarget).get('number') ?? '').trim()
    if (number === '') return setError(t(citizenTexts.findMissing))
    setBusy(true)
    setError(undefined)
    setRefused(undefined)
    try {
      const citizen = await call(searchCitizenRoute, { body: { number } })
      queryClient.setQueryData(citizenQuery(citizen.citizenId).queryKey, citizen)
      await navigate({ to: paths.citizen, params: { citizenId: citizen.citizenId } })
    } catch (fault) {
      const isHidden = fault instanceof Refused && (fault.status === 403 || fault.status === 404)
      setError(t(isHidden ? citizenTexts.notFound : textOfFault(fault)))
      if (isHidden) setRefused({ number, by: fault })
    } finally {
      setBusy(false)
    }
  }

  return (
    <Page title={t(citizenTexts.findTitle)} isNarrow>
      <form className="form card card-body" onSubmit={find} noValidate>
        <TextField
          name="number"
          label={t(citizenTexts.findNumber)}
          hint={t(citizenTexts.findHint)}
          error={error}
          inputMode="numeric"
          autoComplete="off"
          maxLength={20}
          spellCheck={false}
        />
        <div className="buttons">
          <Button look="primary" type="submit" icon="search" busy={isBusy}>
            {t(citizenTexts.find)}
          </Button>
        </div>
      </form>
      {refused && (
        <RefusedWays
          who={{ number: refused.number }}
          refused={refused.by}
          onOpened={(citizenId) => void navigate({ to: paths.citizen, params: { citizenId } })}
        />
      )}
    </Page>
  )
}
