import {
  ContentError,
  type ContentFault,
  type ContentFile,
  gather,
  understand,
} from '../../platform/content-file.ts'
import { formShape } from './document.ts'
import { checkForm, type Surroundings } from './domain/check-form.ts'
import type { Form } from './domain/form.ts'

/** One version of a form, ready to be kept. */
export interface FormDocument {
  readonly form: Form
  readonly checksum: string
  readonly file: string
  /** The line that states the version. */
  readonly line: number
}

/** Reads form files. Throws ContentError that names file, line and rule of every fault; then nothing may be kept. */
export function understandForms(
  files: readonly ContentFile[],
  around: Omit<Surroundings, 'forms'>,
): FormDocument[] {
  const faults: ContentFault[] = []
  const read = files.flatMap((file) => gather(() => understand(file, formShape), faults) ?? [])
  const forms = newestByCode(read.map(({ value }) => value))
  for (const { file, value, lineOf } of read)
    for (const { path, rule, text } of checkForm(value, { ...around, forms }))
      faults.push({ file, line: lineOf(path), rule, text })
  const documents = read.map(({ file, value, checksum, lineOf }) => ({
    form: value,
    checksum,
    file,
    line: lineOf(['version']),
  }))
  for (const [index, { form, file, line }] of documents.entries()) {
    const { code, version } = form
    const twin = documents
      .slice(0, index)
      .find((one) => one.form.code === code && one.form.version === version)
    if (twin !== undefined)
      faults.push({
        file,
        line,
        rule: 'version-written-twice',
        text: `${twin.file} is also ${code} version ${version}`,
      })
  }
  if (faults.length > 0) throw new ContentError(faults)
  return documents
}

function newestByCode(forms: readonly Form[]): ReadonlyMap<string, Form> {
  return new Map(forms.toSorted((one, other) => one.version - other.version).map((form) => [form.code, form]))
}
