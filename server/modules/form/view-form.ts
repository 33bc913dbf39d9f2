import type { FormItemView, FormsView, FormView } from '../../../contract/form.ts'
import type { DanishDate } from '../../../kernel/instant.ts'
import { listRoles } from '../agreement/index.ts'
import { inForceOn } from './current-forms.ts'
import { type Form, isAnswered, itemsOf, type PlacedItem } from './domain/form.ts'
import { getInstrument } from './domain/instruments/every-instrument.ts'

/** A form as the screen draws it. */
export function viewForm(form: Form): FormView {
  return { ...headOf(form), items: [...itemsOf(form).values()].map(itemView) }
}

function headOf({
  code,
  version,
  title,
  purpose,
  about,
  services,
  writtenBy,
  receivers,
}: Form): Omit<FormView, 'items'> {
  const names = listRoles()
  return {
    code,
    version,
    title,
    purpose,
    about,
    services: [...services],
    writtenBy: [...writtenBy],
    receivers: receivers.map((role) => ({ role, name: names.get(role) ?? { da: role, en: role } })),
  }
}

/** Every version of every form. */
export function viewForms(forms: readonly Form[], today: DanishDate): FormsView {
  const current = new Set(inForceOn(forms, today))
  return {
    forms: forms.map((form) => ({
      ...headOf(form),
      validFrom: form.validFrom,
      isInForce: current.has(form),
    })),
  }
}

function itemView({ item, parent, repeating }: PlacedItem): FormItemView {
  const { enableWhen } = item
  return {
    linkId: item.id,
    parentId: parent?.item.id ?? null,
    repeatingGroupId: repeating?.id ?? null,
    type: item.type,
    text: item.text,
    help: item.help ?? null,
    codes: item.codes.map(({ system, code, display }) => ({ system, code, display: display ?? null })),
    kind: item.kind,
    isRequired: item.isRequired,
    repeats: item.repeats,
    options: item.options.map(({ code, text }) => ({ code, text })),
    enableWhen:
      enableWhen === undefined
        ? null
        : {
            behavior: enableWhen.behavior,
            conditions: enableWhen.conditions.map(({ item: linkId, operator, value }) => ({
              linkId,
              operator,
              value,
            })),
          },
    unit: item.unit ?? null,
    ...limitsOf(item),
    maxLength: item.maxLength ?? null,
    isPrefilled: item.prefill.length > 0,
    score: scoreView(item.score),
  }
}

/** A total a person writes has the limits of its instrument. */
function limitsOf(item: PlacedItem['item']): { min: number | null; max: number | null } {
  if (item.score !== undefined && isAnswered(item)) {
    const { min, max } = getInstrument(item.score.instrument).range
    return { min, max }
  }
  return { min: item.min ?? null, max: item.max ?? null }
}

function scoreView(score: PlacedItem['item']['score']): FormItemView['score'] {
  if (score === undefined) return null
  const { code, name, version, credit } = getInstrument(score.instrument)
  return {
    instrument: code,
    name,
    version,
    inputs: Object.entries(score.inputs).map(([input, linkId]) => ({ name: input, linkId })),
    credit,
  }
}
