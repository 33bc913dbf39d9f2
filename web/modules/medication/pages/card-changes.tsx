import type { MedicinesView } from '../../../../contract/medication.ts'
import { refusalTexts } from '../../../app/refusal-texts.ts'
import { Card } from '../../../ui/card.tsx'
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
  const isRefused = changes.some(({ status }) => status === 'refused')
  return (
    <Card title={t(medicineTexts.changesTitle)} icon="send" edge={isRefused ? 'danger' : 'warning'}>
      <p>{t(medicineTexts.changesText)}</p>
      <ul className="medicine-history">
        {changes.map((change) => {
          const because: Text | undefined = change.because === null ? undefined : refusalTexts[change.because]
          return (
            <li key={change.changeId}>
              <span>
                {change.name && <b>{change.name}: </b>}
                {t(changeTexts[change.what])}
              </span>
              <State tone={change.status === 'refused' ? 'danger' : 'neutral'}>
                {t(change.status === 'refused' ? medicineTexts.changeRefused : medicineTexts.changeWaiting)}
              </State>
              {because && <span>{t(because)}</span>}
              <span className="muted">{dateAndTime(change.wantedAt, language)}</span>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
