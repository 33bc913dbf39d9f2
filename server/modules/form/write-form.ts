import { stringify } from 'yaml'
import type { EnableWhen, Form, FormKind, Item } from './domain/form.ts'

/** A form as the text of a file for `content/forms`. Understood again it is the same form. */
export function writeForm(form: Form): string {
  const { code, items, tells, kind } = { ...form, kind: form.items[0]?.kind ?? ('PLAN' as const) }
  const written = {
    form: code,
    version: form.version,
    title: form.title,
    purpose: form.purpose,
    validFrom: form.validFrom,
    ...(form.validTo && { validTo: form.validTo }),
    about: form.about,
    ...(form.services.length > 0 && { services: form.services }),
    writtenBy: form.writtenBy,
    ...(form.receivers.length > 0 && { receivers: form.receivers }),
    kind,
    items: items.map((item) => writeItem(item, kind)),
    ...(tells.length > 0 && {
      tells: tells.map(({ when, ...tell }) => ({ ...tell, ...(when && { when: writeConditions(when) }) })),
    }),
  }
  return stringify(written, { lineWidth: 120, aliasDuplicateObjects: false })
}

function writeItem(item: Item, around: FormKind): object {
  const {
    id,
    type,
    text,
    help,
    codes,
    kind,
    isRequired,
    repeats,
    options,
    enableWhen,
    prefill,
    score,
    items,
  } = item
  return {
    id,
    type,
    text,
    ...(help && { help }),
    ...(codes.length > 0 && { codes }),
    ...(kind !== around && { kind }),
    ...(isRequired && { required: true }),
    ...(repeats && { repeats: true }),
    ...(options.length > 0 && { options }),
    ...(enableWhen && { enableWhen: writeConditions(enableWhen) }),
    ...(item.unit && { unit: item.unit }),
    ...(item.min !== undefined && { min: item.min }),
    ...(item.max !== undefined && { max: item.max }),
    ...(item.maxLength !== undefined && { maxLength: item.maxLength }),
    ...(prefill.length > 0 && { prefill }),
    ...(score && { score }),
    ...(items.length > 0 && { items: items.map((one) => writeItem(one, kind)) }),
  }
}

function writeConditions({ behavior, conditions }: EnableWhen): object {
  return { [behavior]: conditions }
}
