import type { Branded } from '../../../../kernel/ids.ts'

export type ReviewId = Branded<'ReviewId'>
export type QuestionId = Branded<'QuestionId'>
export type BreachId = Branded<'BreachId'>
export type NoticeId = Branded<'NoticeId'>
