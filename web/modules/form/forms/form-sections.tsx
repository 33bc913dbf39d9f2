import type { FormView } from '../../../../contract/form.ts'
import { State } from '../../../ui/state.tsx'
import { useText } from '../../../ui/text.tsx'
import { itemsIn } from '../answers-of.ts'
import { answerFaults, answerKey } from '../form-answers.ts'
import { fillTexts } from '../pages/texts.ts'
import { focusWithin, questionId, useFilling } from './fill-context.ts'

/** Beside the form on a wide screen: its sections, what is missing in each, and who will get it; nothing for a short form nobody gets. */
export function FormSections({ form }: { form: FormView }) {
  const t = useText()
  const { items, answers, applies } = useFilling()
  const parents = new Map(items.map((item) => [item.linkId, item.parentId]))
  const sectionOf = (linkId: string): string => {
    const parent = parents.get(linkId)
    return parent == null ? linkId : sectionOf(parent)
  }
  const missing = Map.groupBy(answerFaults(items, answers), ({ linkId }) => sectionOf(linkId))
  const sections = itemsIn(items, null).filter((item) => item.type === 'group' && applies(item.linkId, 0))
  if (sections.length < 2 && form.receivers.length === 0) return null
  return (
    <aside className="filling-side no-print">
      {sections.length > 1 && (
        <nav aria-label={t(fillTexts.sections)}>
          <h2>{t(fillTexts.sections)}</h2>
          <ol>
            {sections.map(({ linkId, text }) => {
              const n = missing.get(linkId)?.length ?? 0
              return (
                <li key={linkId}>
                  <button
                    type="button"
                    className="link"
                    onClick={() => focusWithin(questionId(answerKey(linkId, 0)))}
                  >
                    {t(text)}
                  </button>
                  {n > 0 && <State tone="neutral">{t(fillTexts.sectionMissing, { n })}</State>}
                </li>
              )
            })}
          </ol>
        </nav>
      )}
      {form.receivers.length > 0 && (
        <section>
          <h2>{t(fillTexts.sendsTo)}</h2>
          <ul>
            {form.receivers.map(({ role, name }) => (
              <li key={role}>{t(name)}</li>
            ))}
          </ul>
        </section>
      )}
    </aside>
  )
}
