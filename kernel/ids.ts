declare const brand: unique symbol

/** A string that cannot be passed where another kind of string is wanted. */
export type Branded<Name extends string> = string & { readonly [brand]: Name }

export type CitizenId = Branded<'CitizenId'>
export type OrganisationId = Branded<'OrganisationId'>
export type PersonId = Branded<'PersonId'>
export type RoleId = Branded<'RoleId'>
export type ClientId = Branded<'ClientId'>
export type TaskId = Branded<'TaskId'>
export type HandoffId = Branded<'HandoffId'>
export type StayId = Branded<'StayId'>
export type RehabPlanId = Branded<'RehabPlanId'>
/** What a pathway is about: a stay, or a rehabilitation plan. */
export type SubjectId = StayId | RehabPlanId
export type PathwayId = Branded<'PathwayId'>
export type GoalId = Branded<'GoalId'>
export type FormResponseId = Branded<'FormResponseId'>
export type ReconciliationId = Branded<'ReconciliationId'>
export type AssessmentId = Branded<'AssessmentId'>
export type MessageId = Branded<'MessageId'>
/** One telling of results: new ones, a correction or a cancellation. */
export type ResultLetterId = Branded<'ResultLetterId'>
export type RequestId = Branded<'RequestId'>
export type AccessRecordId = Branded<'AccessRecordId'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** True when the text is a UUID in lower case, the only form an id of ours has. */
export function isId(text: string): boolean {
  return uuid.test(text)
}
