import type { MedicinesView } from '../../../../contract/medication.ts'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import { dateAndTime } from '../../../ui/danish-time.ts'
import { State } from '../../../ui/state.tsx'
import { type Text, useLanguage, useText } from '../../../ui/text.tsx'
import { changeTexts } from './history-texts.ts'
import { medicineTexts } from './texts.ts'

/** What is decided here and not yet on the medicine card: never half done in silence. */
export function CardChanges({ changes }: { changes: MedicinesView['card']['changes'] }) {
  const t = useText()
  const language = useLanguage()
  if (changes.length === 0) return null
  const n = changes.length
  const isRefused = changes.some(({ status }) => status === 'refused')
  return (
    <details className="medicine-banner" data-tone={isRefused ? 'danger' : 'neutral'}>
      <summary>
        <State tone={isRefused ? 'danger' : 'neutral'}>
          {n === 1 ? t(medicineTexts.changesOne) : t(medicineTexts.changesMany, { n })}
        </State>
      </summary>
      <p>{t(medicineTexts.changesText)}</p>
      <ul className="medicine-history">
        {changes.map((change) => {
          const because: Text | undefined = change.because === null ? undefined : refusalTexts[change.because]
          return (
            <li key={change.changeId}>
              <span className="row">
                <span>
                  {change.name && <b>{change.name}: </b>}
                  {t(changeTexts[change.what])}
                </span>
                <State tone={change.status === 'refused' ? 'danger' : 'neutral'}>
                  {t(change.status === 'refused' ? medicineTexts.changeRefused : medicineTexts.changeWaiting)}
                </State>
                <span className="muted small">{dateAndTime(change.wantedAt, language)}</span>
              </span>
              {because && <span className="small">{t(because)}</span>}
            </li>
          )
        })}
      </ul>
    </details>
  )
}
