import { accessModule } from './modules/access/index.ts'
import { agreementModule } from './modules/agreement/index.ts'
import { citizenModule } from './modules/citizen/index.ts'
import { correspondenceModule } from './modules/correspondence/index.ts'
import { formModule } from './modules/form/index.ts'
import { medicationModule } from './modules/medication/index.ts'
import { messageModule } from './modules/message/index.ts'
import { observationModule } from './modules/observation/index.ts'
import { organisationModule } from './modules/organisation/index.ts'
import { oversightModule } from './modules/oversight/index.ts'
import { pathwayModule } from './modules/pathway/index.ts'
import { rehabModule } from './modules/rehab/index.ts'
import { stayModule } from './modules/stay/index.ts'
import { taskModule } from './modules/task/index.ts'
import type { Module } from './platform/module.ts'

/** Every module of the house, in the order they start: the ground first. Identity joins when the settings are known. */
export const modules: readonly Module[] = [
  organisationModule,
  citizenModule,
  accessModule,
  messageModule,
  agreementModule,
  formModule,
  pathwayModule,
  taskModule,
  stayModule,
  medicationModule,
  rehabModule,
  correspondenceModule,
  observationModule,
  oversightModule,
]
