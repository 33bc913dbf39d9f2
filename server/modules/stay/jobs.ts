import type { Job } from '../../platform/module.ts'
import { tellEndedWindows } from './use-cases/tell-ended-windows.ts'

/** Every minute: the 72 hours that are over. */
export const tellEndedWindowsJob: Job = { name: 'stay.tell-ended-windows', run: tellEndedWindows }
