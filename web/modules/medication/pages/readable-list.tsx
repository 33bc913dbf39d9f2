import './my-medicine.css'
import type { ReactNode } from 'react'
import type { MedicineListView } from '../../../../contract/medication.ts'
import { calendarDate, dateAndTime } from '../../../ui/danish-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { Badge, State } from '../../../ui/state.tsx'
import { useLanguage, useText } from '../../../ui/text.tsx'
import { PhoneLink } from '../../stay/pages/phone-link.tsx'
import { myCaveTexts } from './cave-texts.ts'
import { myMedicineTexts } from './my-texts.ts'

export interface ReadableListProps {
  readonly list: MedicineListView
  /** The level of its heading: on paper it is the only one. */
  readonly level: 1 | 2
}

/** A medicine list that somebody can read at the kitchen table: what, what for, when, how, and whom to ask. */
export function ReadableList({ list, level }: ReadableListProps) {
  const t = useText()
  const language = useLanguage()
  const always = list.medicines.filter(({ isAsNeeded }) => !isAsNeeded)
  const needed = list.medicines.filter(({ isAsNeeded }) => isAsNeeded)
  const isEmpty = list.medicines.length + list.notNow.length + list.unsettled.length === 0
  return (
    <div className="readable-list">
      {level === 1 && <h1>{t(myMedicineTexts.paperTitle, { name: list.name ?? '' })}</h1>}
      <p className="muted">
        {t(myMedicineTexts.madeAt, { when: dateAndTime(list.madeAt, language) })}.{' '}
        {t(list.isReconciled ? myMedicineTexts.reconciled : myMedicineTexts.notReconciled)}
      </p>
      <NotTolerated cave={list.cave} />
      {list.isDoseDispensingPaused && (
        <p className="readable-note">
          <Icon name="pause" />
          {t(myMedicineTexts.dosesPaused)}
        </p>
      )}
      {list.unsettled.length > 0 && (
        <Part title={t(myMedicineTexts.ask)}>
          <p>{t(myMedicineTexts.askText)}</p>
          <ul className="readable-short">
            {list.unsettled.map(({ rowKey, name, strength }) => (
              <li key={`${rowKey}-${strength}`}>
                <b>{name}</b> {strength}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {isEmpty && <p className="strong">{t(myMedicineTexts.nothing)}</p>}
      {always.length > 0 && (
        <Part title={t(myMedicineTexts.take)}>
          <Taken medicines={always} />
        </Part>
      )}
      {needed.length > 0 && (
        <Part title={t(myMedicineTexts.asNeeded)}>
          <Taken medicines={needed} />
        </Part>
      )}
      {list.notNow.length > 0 && (
        <Part title={t(myMedicineTexts.notNow)}>
          <ul className="readable-medicines">
            {list.notNow.map((each) => (
              <li key={`${each.rowKey}-${each.strength}`}>
                <p className="readable-name">
                  <b>{each.name}</b> <span>{each.strength}</span>
                  <Badge tone="neutral">
                    {each.kind === 'stopped'
                      ? t(myMedicineTexts.stopped)
                      : each.until === null
                        ? t(myMedicineTexts.paused)
                        : t(myMedicineTexts.pausedUntil, { date: calendarDate(each.until, language) })}
                  </Badge>
                </p>
                {each.why && <p>{each.why}</p>}
              </li>
            ))}
          </ul>
        </Part>
      )}
      {list.contact && (
        <Part title={t(myMedicineTexts.whoToAsk)}>
          <p>
            <b>{list.contact.name}</b> {list.contact.phone && <PhoneLink phone={list.contact.phone} />}
          </p>
          <p>{t(myMedicineTexts.emergency)}</p>
        </Part>
      )}
    </div>
  )
}

/** What the citizen does not tolerate stands first: it is what others must know before they give anything. */
function NotTolerated({ cave }: Pick<MedicineListView, 'cave'>) {
  const t = useText()
  const language = useLanguage()
  return (
    <Part title={t(myCaveTexts.title)}>
      {cave.entries.length === 0 ? (
        <p>
          {cave.noneKnownOn === null
            ? t(myCaveTexts.nobodyAsked)
            : t(myCaveTexts.none, { date: calendarDate(cave.noneKnownOn, language) })}
        </p>
      ) : (
        <>
          <ul className="readable-medicines">
            {cave.entries.map(({ caveId, name, reaction, severity, certainty }) => (
              <li key={caveId}>
                <p className="readable-name">
                  <b>{name}</b>
                  {severity === 'severe' && <Badge tone="danger">{t(myCaveTexts.severe)}</Badge>}
                  {certainty === 'suspected' && <Badge tone="neutral">{t(myCaveTexts.suspected)}</Badge>}
                </p>
                {reaction && <p>{reaction}</p>}
                {certainty === 'told' && <p className="muted">{t(myCaveTexts.told)}</p>}
              </li>
            ))}
          </ul>
          <p>{t(myCaveTexts.say)}</p>
        </>
      )}
    </Part>
  )
}

function Part({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="readable-part">
      <h2>{title}</h2>
      {children}
    </section>
  )
}

function Taken({ medicines }: { medicines: MedicineListView['medicines'] }) {
  const t = useText()
  return (
    <ul className="readable-medicines">
      {medicines.map((each) => (
        <li key={`${each.rowKey}-${each.strength}`}>
          <p className="readable-name">
            <b>{each.name}</b>{' '}
            <span>
              {each.strength} {t(each.formText)}
            </span>
            {each.news && (
              <Badge tone="info">
                {t(each.news === 'new' ? myMedicineTexts.isNew : myMedicineTexts.doseChanged)}
              </Badge>
            )}
          </p>
          <p className="readable-when">{t(each.when)}</p>
          <dl>
            {each.forWhat && (
              <div>
                <dt>{t(myMedicineTexts.forWhat)}</dt>
                <dd>{each.forWhat}</dd>
              </div>
            )}
            {t(each.how) && (
              <div>
                <dt>{t(myMedicineTexts.how)}</dt>
                <dd>{t(each.how)}</dd>
              </div>
            )}
            {each.why && (
              <div>
                <dt>{t(myMedicineTexts.why)}</dt>
                <dd>{each.why}</dd>
              </div>
            )}
          </dl>
          {each.isDoseDispensed && <p className="muted">{t(myMedicineTexts.dosePacked)}</p>}
          {each.highRisk && <State tone="warning">{t(myMedicineTexts.careful)}</State>}
        </li>
      ))}
    </ul>
  )
}
