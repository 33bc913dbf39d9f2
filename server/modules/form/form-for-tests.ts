import { understand } from '../../platform/content-file.ts'
import { formShape } from './document.ts'
import type { Form } from './domain/form.ts'

const head = `form: test
version: 1
title: { da: Prøve, en: Test }
purpose: { da: Prøve, en: Test }
validFrom: 2024-01-01
about: stay
writtenBy: [hospital]
kind: PLAN
`

/** The text of a form file: its items, and what else is written after them. */
export function formText(rest: string): string {
  return head + rest
}

/** A form as its file would be understood. */
export function formOfText(rest: string): Form {
  return understand({ name: 'test', text: formText(rest) }, formShape).value
}
